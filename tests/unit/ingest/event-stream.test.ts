import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createEventStream } from '../../../ingest/events/event-stream.ts';

describe('an event stream', () => {
  it('writes events, beats and its end', async () => {
    const stream = createEventStream();
    stream.send({ id: 7, name: 'lesson', data: { title: '第一\n课' } });
    stream.beat();
    stream.end();
    stream.send({ id: 8, name: 'lesson', data: 'too late' });
    expect(await text(stream.body)).toBe(
      'retry: 2000\n\nid: 7\nevent: lesson\ndata: {"title":"第一\\n课"}\n\n: still here\n\n',
    );
  });

  it('drops a reader that does not read', () => {
    const stream = createEventStream();
    const data = 'x'.repeat(64 * 1024);
    for (let id = 0; id < 64; id += 1) stream.send({ id, name: 'lesson', data });
    expect(stream.body.destroyed).toBe(true);
    expect(stream.body.writableLength).toBeLessThan(2 * 1024 * 1024);
  });
});
