import { describe, expect, it } from 'vitest';
import { readFilename } from '../../../../../ingest/uploads/draft/read-filename.ts';

describe('the file’s name in Content-Disposition', () => {
  it.each<[string | undefined, string]>([
    [undefined, ''],
    ['', ''],
    ['inline', ''],
    ['inline; size=10', ''],
    ['inline; filename=a.mp4', 'a.mp4'],
    ['inline; filename="a lesson.mp4"', 'a lesson.mp4'],
    ['attachment;filename="a.mp4";size=10', 'a.mp4'],
    ['inline; FileName = "a.mp4"', 'a.mp4'],
    ['inline; filename="the \\"best\\" lesson.mp4"', 'the "best" lesson.mp4'],
    ['inline; filename=""', ''],
    ["inline; filename*=UTF-8''%E8%AF%BE.mp4", '课.mp4'],
    ["inline; filename*=utf-8'zh-CN'%E8%AF%BE.mp4", '课.mp4'],
    ['inline; filename="ke.mp4"; filename*=UTF-8\'\'%E8%AF%BE.mp4', '课.mp4'],
    ['inline; filename*=UTF-8\'\'%E8%AF%BE.mp4; filename="ke.mp4"', '课.mp4'],
    // What cannot be decoded does not hide what can.
    ['inline; filename="ke.mp4"; filename*=UTF-8\'\'%E8%ZZ', 'ke.mp4'],
    ['inline; filename="ke.mp4"; filename*=ISO-8859-1\'\'%A3', 'ke.mp4'],
    ["inline; filename*=UTF-8''", ''],
    // A parameter within quotes is part of a name.
    ['inline; filename="a; filename*=UTF-8\'\'b.mp4"', "a; filename*=UTF-8''b.mp4"],
    [`inline; filename="${Buffer.from('课.mp4').toString('latin1')}"`, '课.mp4'],
    ['inline; filename="Übung.mp4"', 'Übung.mp4'],
  ])('%j is %j', (header, filename) => {
    const headers = header === undefined ? {} : { 'content-disposition': header };
    expect(readFilename(headers)).toBe(filename);
  });
});
