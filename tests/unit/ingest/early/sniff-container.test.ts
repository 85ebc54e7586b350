import { describe, expect, it } from 'vitest';
import { sniffContainer } from '../../../../ingest/uploads/early/sniff-container.ts';
import { untrustedInput } from '../../../../transcoder/tool/untrusted-input.ts';
import { hex, latin1, padded, tsPackets } from './file-heads.ts';

const HEADER_PARTITION = hex('060e2b34 02050101 0d010201 01020400');
const MP3_FRAMES = Buffer.concat(new Array<Buffer>(3).fill(padded(hex('fffb9064'), 417)));
const ADTS_FRAMES = Buffer.concat(new Array<Buffer>(3).fill(padded(hex('fff15080 0c9ffc'), 100)));

/** What a file begins with, by container. */
const VIDEOS: readonly (readonly [container: string, what: string, start: Buffer])[] = [
  ['mp4', 'an MP4', hex('00000020 66747970 69736f6d')],
  ['mp4', 'an iTunes video', latin1('\0\0\0\x1cftypM4V ')],
  ['mp4', 'a piece of a stream', latin1('\0\0\0\x18stypmsdh')],
  [
    'mp4',
    'an MP4 with free space first',
    latin1('\0\0\0\x10free\0\0\0\0\0\0\0\0\0\0\0\x18ftypmp42'),
  ],
  ['mov', 'a QuickTime file', latin1('\0\0\0\x14ftypqt  ')],
  ['mov', 'an old QuickTime file, index first', latin1('\0\0\x10\0moov\0\0\0\x6cmvhd')],
  ['mov', 'an old QuickTime file, media first', latin1('\x01\0\0\0mdat\0\0\0\0')],
  ['mov', 'an old QuickTime file, wide', latin1('\0\0\0\x08wide\x41\x41\x41\x41mdat')],
  ['mov', 'an old QuickTime file, skip', latin1('\0\0\0\x0cskip\0\0\0\0\0\0\x20\0moov')],
  ['mov', 'an old QuickTime file, preview', latin1('\0\0\0\x14pnot12345678\0\0\0\0\0\0\x20\0mdat')],
  ['mov', 'free space past the head', latin1('\0\0\x40\0free\0\0\0\0')],
  ['mov', 'media of a 64-bit size', hex('00000001 6d646174 00000002 00000000')],
  ['m4a', 'an audio book', latin1('\0\0\0\x20ftypM4B ')],
  ['3gp', 'a phone video', latin1('\0\0\0\x18ftyp3gp5')],
  ['3g2', 'a CDMA phone video', latin1('\0\0\0\x18ftyp3g2a')],
  ['mj2', 'Motion JPEG 2000', hex('0000000c 6a502020 0d0a870a 00000014 66747970 6d6a7032')],
  ['matroska', 'a Matroska file', hex('1a45dfa3 8b 4282 88 6d6174726f736b61')],
  ['webm', 'a WebM', hex('1a45dfa3 0100000000000007 4282 84 7765626d')],
  ['avi', 'an AVI', latin1('RIFF\xf4\x08\x10\0AVI LIST')],
  ['avi', 'the second part of an AVI', latin1('RIFF\xf4\x08\x10\0AVIXLIST')],
  ['asf', 'a WMV', hex('3026b275 8e66cf11 a6d900aa 0062ce6c')],
  ['flv', 'an FLV', hex('464c5601 05 00000009 00000000')],
  ['mpegts', 'a transport stream', tsPackets(188, 21)],
  ['mpegts', 'an AVCHD recording', tsPackets(192, 21, 4)],
  ['mpegts', 'a broadcast with error correction', tsPackets(204, 20)],
  ['mpegts', 'a transport stream from within a packet', tsPackets(188, 22).subarray(77)],
  ['mpegts', 'an AVCHD recording from within a packet', tsPackets(192, 22).subarray(100)],
  ['mpegts', 'a broadcast from within a packet', tsPackets(204, 22).subarray(190)],
  ['mpeg', 'a DVD recording', hex('000001ba 4400040004010189c3f8 000001bb 0012')],
  ['mpeg', 'stuffing after a pack', hex('000001ba 4400040004010189c3fa ffff 000001e0 07ec')],
  ['mpeg', 'an MPEG-1 recording', hex('000001ba 2100010001 80cb71 000001bb 000c')],
  [
    'mpeg',
    'zeros before an MPEG-1 recording',
    hex(`${'00'.repeat(700)}000001ba 2100010001 80cb71 000001e0`),
  ],
  ['mpeg', 'a video CD', latin1('RIFF\xf4\x08\x10\0CDXAfmt ')],
  [
    'mpeg',
    "a camera maker's header",
    hex(`494d4b48 ${'0201'.repeat(18)} 000001ba 4400040004010189c3f8 000001e0`),
  ],
  [
    'mpeg',
    'a recording from within a packet',
    hex(`${'9c31'.repeat(40)} 000001e0 0004 80000011 000001c0 0700`),
  ],
  ['mpeg', 'a bare MPEG-2 stream', hex('000001b3 14 00b4 13 ffff e0 18')],
  ['mpeg', 'zeros before a bare stream', hex('00000000 000001b3 160120 33 ffff e0 18')],
  ['mxf', 'an MXF', HEADER_PARTITION],
  ['mxf', 'an MXF with a run-in', Buffer.concat([padded(hex('00'), 3000, 3), HEADER_PARTITION])],
  [
    'mxf',
    'an MXF with the longest run-in',
    Buffer.concat([padded(hex('00'), 65_536, 4), HEADER_PARTITION]),
  ],
  ['ogg', 'an Ogg', hex('4f676753 00 02 0000000000000000')],
  ['rm', 'a RealMedia file', latin1('.RMF\0\0\0\x12\0\x01\0\0')],
  ['dv', 'a DV recording, NTSC', Buffer.concat([padded(hex('1f07003f'), 80), hex('3f0700')])],
  ['dv', 'a DV recording, PAL', Buffer.concat([padded(hex('1f0700bf'), 80), hex('3f0700')])],
  ['wtv', 'a television recording', hex('b7d80020 3749da11 a64e0007 e95ead8d')],
  ['mp3', 'a song with a tag', latin1('ID3\x03\0\0\0\0\x0f\x76TT')],
  ['mp3', 'a song without', MP3_FRAMES],
  ['wav', 'a wave file', latin1('RIFF\xf4\x08\x10\0WAVEfmt ')],
  ['wav', 'a long wave file', latin1('RF64\xff\xff\xff\xffWAVEds64')],
  ['flac', 'a FLAC', hex('664c6143 00000022 10001000')],
  ['aac', 'an AAC stream', ADTS_FRAMES],
  ['amr', "a phone's voice memo", hex('2321414d520a 3c 084c 04e2 00')],
];

describe('a file that the transcoder may make something of', () => {
  it.each(VIDEOS)('%s: %s', (container, _, start) => {
    expect(sniffContainer(padded(start), false)).toEqual({ verdict: 'video', container });
    expect(sniffContainer(padded(start, start.length + 100), true)).toMatchObject({ container });
  });

  it('is of just those containers that the transcoder takes', () => {
    const taken = untrustedInput('a').find((argument) => argument.includes('matroska'));
    const named = new Set(VIDEOS.map(([container]) => container));
    expect([...named].sort()).toEqual(taken!.split(',').sort());
  });
});

/** Text, pictures, documents, archives, programs. */
const OTHERS: readonly (readonly [what: string, start: Buffer])[] = [
  ['a JPEG', hex('ffd8ffe0 00104a46 49460001')],
  ['a PNG', hex('89504e47 0d0a1a0a 0000000d')],
  ['a GIF', latin1('GIF89a\x40\x01\xb4\0\xf7\xff')],
  ['a bitmap', hex('424d 36840300 00000000 36000000')],
  ['a WebP', latin1('RIFF\xf4\x08\x10\0WEBPVP8 ')],
  ['a TIFF', hex('49492a00 08000000 00000000')],
  ['a HEIC', latin1('\0\0\0\x24ftypheic\0\0\0\0mif1')],
  ['a HEIC of ten bits', latin1('\0\0\0\x24ftypheix\0\0\0\0mif1')],
  ['another HEIF', latin1('\0\0\0\x18ftypmif1\0\0\0\0')],
  ['an AVIF', latin1('\0\0\0\x20ftypavif\0\0\0\0')],
  ['a JPEG 2000', hex('0000000c 6a502020 0d0a870a 00000014 66747970 6a703220')],
  ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\0')],
  ['a ZIP, or a present Office document', hex('504b0304 14000600 08000000')],
  ['a ZIP with a video as it is within', Buffer.concat([hex('504b0304 0a00'), tsPackets(188, 20)])],
  ['an old Office document', hex('d0cf11e0 a1b11ae1 00000000')],
  ['an archive of 7-Zip', hex('377abcaf 271c0004 00000000')],
  ['a RAR', latin1('Rar!\x1a\x07\x01\0\0\0\0\0')],
  ['a tar with a video in it', Buffer.concat([tarHeader(), tsPackets(188, 20)])],
  ['a program for Windows', windowsProgram()],
  ['a program for Linux', hex('7f454c46 02010100 00000000')],
  ['a program for macOS', hex('cffaedfe 0c000001 00000000')],
  ['what macOS lays beside a file', hex('00051607 00020000 4d616320')],
  ['a plain bitmap area in the colour of a sync byte', hex('479985ff'.repeat(1024))],
  ['an icon with such an area', iconRows()],
  ['nothing but zeros', Buffer.alloc(4096)],
  ['a bare H.264 stream', hex('00000001 67640028 acd94050')],
  ['one MP3 header by chance', hex('fffb9064 00000000 00000000')],
  ['an unknown form of RIFF', latin1('RIFF\xf4\x08\x10\0sfbkLIST')],
  ['"free" with a size out of all reason', latin1('\x7f\0\0\0free\0\0\0\0')],
];
const TEXTS: readonly (readonly [what: string, text: Buffer])[] = [
  ['plain text', latin1('Lesson plan\r\nPage 1\r\n')],
  ['Chinese text', Buffer.from('教学设计:勾股定理\n')],
  ['Chinese text in GB 18030', hex('bdccd1a7 c9e8bcc6 a3ba b9b4b9c9 b6a8c0ed 0d0a')],
  ['an HLS playlist', latin1('#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n')],
  ['a DASH manifest', latin1('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">')],
  ['a page', latin1('<!doctype html><title>404</title>')],
  ['a list of files', latin1('ffconcat version 1.0\nfile a.mp4\n')],
  ['subtitles', latin1('1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n')],
  ['a script', latin1('#!/bin/sh\nexec ffmpeg\n')],
  ['a sentence with a box in it', latin1('Die mdat-Box, the free ftypmp42 moov')],
];

describe('a file that is no video', () => {
  it.each(OTHERS)('%s', (_, start) => {
    expect(sniffContainer(padded(start), false)).toEqual({ verdict: 'not-a-video' });
    expect(sniffContainer(padded(start, start.length + 100), true).verdict).toBe('not-a-video');
  });

  it.each(TEXTS)('%s', (_, text) => {
    const long = Buffer.concat(new Array<Buffer>(50).fill(text));
    expect(sniffContainer(text, true).verdict).toBe('not-a-video');
    expect(sniffContainer(long.subarray(0, 512), false).verdict).toBe('not-a-video');
    expect(sniffContainer(long, false).verdict).toBe('not-a-video');
  });

  it('is any run of bytes that means nothing', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      expect(sniffContainer(padded(Buffer.alloc(0), 4096, seed), false).verdict).toBe(
        'not-a-video',
      );
    }
  });
});

describe('too few bytes', () => {
  it('are undecided below twelve, even when there are no more', () => {
    const mp4 = latin1('\0\0\0\x18ftypmp42');
    for (let length = 0; length < 12; length += 1) {
      expect(sniffContainer(mp4.subarray(0, length), true)).toEqual({ verdict: 'undecided' });
    }
    expect(sniffContainer(mp4, true).verdict).toBe('video');
  });

  it('are undecided while more may come, and never after 4 KiB', () => {
    const packets = tsPackets(188, 30).subarray(100);
    expect(sniffContainer(packets.subarray(0, 600), false).verdict).toBe('undecided');
    expect(sniffContainer(packets.subarray(0, 600), true).verdict).toBe('not-a-video');
    expect(sniffContainer(packets, false).verdict).toBe('video');
    expect(sniffContainer(padded(hex('00'), 4095), false).verdict).toBe('undecided');
    expect(sniffContainer(padded(hex('00'), 4096), false).verdict).toBe('not-a-video');
    expect(sniffContainer(latin1('<html> and so on'), false).verdict).toBe('undecided');
  });

  it('decide at once where the file says what it is', () => {
    expect(sniffContainer(hex('504b0304 14000600 08000000'), false).verdict).toBe('not-a-video');
    expect(sniffContainer(latin1('RIFF\xf4\x08\x10\0AVI '), false).verdict).toBe('video');
  });
});

function tarHeader(): Buffer {
  const header = Buffer.alloc(512);
  header.write('lesson.ts', 0, 'latin1');
  header.write('ustar', 257, 'latin1');
  return header;
}

function windowsProgram(): Buffer {
  const start = Buffer.alloc(0x88);
  start.write('MZ', 0, 'latin1');
  start.writeUInt32LE(0x80, 0x3c);
  start.write('PE\0\0', 0x80, 'latin1');
  return start;
}

/** 48 pixels a row: as far apart as the packets of AVCHD. */
function iconRows(): Buffer {
  const row = Buffer.concat([Buffer.alloc(40), hex('479985ff'.repeat(30)), Buffer.alloc(32)]);
  return Buffer.concat(new Array<Buffer>(24).fill(row));
}
