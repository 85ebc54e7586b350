import { describe, expect, it } from 'vitest';
import type { SendForm } from '../../../../player/web/shared/http/send-form.ts';
import {
  type AttachmentSends,
  createAttachmentSends,
} from '../../../../player/web/watch/attachments/create-attachment-sends.ts';

type Sent = Readonly<{
  path: string;
  kind: unknown;
  name: string;
  signal: AbortSignal;
  progress: (share: number) => void;
  answer: (stored: object) => void;
  fail: (error: Error) => void;
}>;

/** Sends whose answers are the test's to give. */
function someSends() {
  const sent: Sent[] = [];
  const stored: string[] = [];
  const busy: boolean[] = [];
  const sendForm: SendForm = (path, form, { onProgress, signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(signal.reason));
    sent.push({
      path,
      kind: form.get('kind'),
      name: (form.get('file') as File).name,
      signal,
      progress: onProgress,
      answer: (body) => resolve(body as never),
      fail: reject,
    });
    return promise;
  };
  const sends = createAttachmentSends({
    sendForm,
    onStored: ({ filename }) => stored.push(filename),
    onBusy: (is) => busy.push(is),
  });
  return { sends, sent, stored, isBusy: () => busy.at(-1) };
}

const file = (name: string) => ({ file: new File(['x'], name), problem: null });
const states = ({ list }: AttachmentSends) => list.value.map((each) => each.state);
/** Lets what was answered reach whoever waits for it. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('attachments on their way', () => {
  it('leave one after the other, each as what it is', async () => {
    const { sends, sent, stored, isBusy } = someSends();
    sends.add('l1', 'courseware', [file('a.pdf'), file('b.pdf')]);
    expect(sent).toMatchObject([
      { path: '/api/lessons/l1/attachments', kind: 'courseware', name: 'a.pdf' },
    ]);
    expect([states(sends), isBusy()]).toEqual([['sending', 'waiting'], true]);
    sent[0]?.progress(0.5);
    expect(sends.list.value[0]?.share).toBe(0.5);
    sent[0]?.answer({ id: 'a1', filename: 'a.pdf' });
    await settled();
    expect(states(sends)).toEqual(['stored', 'sending']);
    sent[1]?.answer({ id: 'a2', filename: 'b.pdf' });
    await settled();
    expect([stored, states(sends), isBusy()]).toEqual([
      ['a.pdf', 'b.pdf'],
      ['stored', 'stored'],
      false,
    ]);
  });

  it('do not leave when something speaks against them, and hold up no others', () => {
    const { sends, sent } = someSends();
    sends.add('l1', 'other', [{ file: new File([], 'a.exe'), problem: 'type' }, file('b.pdf')]);
    expect(states(sends)).toEqual(['refused', 'sending']);
    expect(sent.map(({ name }) => name)).toEqual(['b.pdf']);
  });

  it('can be tried again when they were refused', async () => {
    const { sends, sent, isBusy } = someSends();
    sends.add('l1', 'other', [file('a.pdf')]);
    const refusal = new Error('the disk is full');
    sent[0]?.fail(refusal);
    await settled();
    expect(sends.list.value).toMatchObject([{ state: 'refused', refusal }]);
    expect(isBusy()).toBe(false);
    sends.retry(sends.list.value[0]!.id);
    expect(sends.list.value).toMatchObject([{ state: 'sending', refusal: null, share: 0 }]);
    expect(sent).toHaveLength(2);
  });

  it('can be given up on their way, and make room for the next', async () => {
    const { sends, sent } = someSends();
    sends.add('l1', 'other', [file('a.pdf'), file('b.pdf'), file('c.pdf')]);
    const [first, second] = sends.list.value;
    sends.drop(second!.id);
    sends.drop(first!.id);
    expect(sent[0]?.signal.aborted).toBe(true);
    await settled();
    expect(sent.map(({ name }) => name)).toEqual(['a.pdf', 'c.pdf']);
    expect(states(sends)).toEqual(['sending']);
  });
});
