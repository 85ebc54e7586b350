import { expect, it } from 'vitest';
import { limitConcurrency } from '../../../../../ingest/uploads/receive/limit-concurrency.ts';

function pieces() {
  const begun: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<string>>();
  const work = (name: string) => () => {
    begun.push(name);
    const gate = Promise.withResolvers<string>();
    gates.set(name, gate);
    return gate.promise;
  };
  return {
    begun,
    work,
    end: (name: string) => gates.get(name)?.resolve(name),
    fail: (name: string) => gates.get(name)?.reject(new Error(name)),
  };
}

it('runs so many at once; the others have their turn in the order they came', async () => {
  const limit = limitConcurrency(2);
  const { begun, end, work } = pieces();
  const results = ['a', 'b', 'c', 'd'].map((name) => limit(work(name)));
  expect(begun).toEqual(['a', 'b']);
  end('b');
  expect(await results[1]).toBe('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  end('c');
  await results[2];
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  end('d');
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
});

it('gives the place of one that fails to the next, and is no longer full when all are done', async () => {
  const limit = limitConcurrency(1);
  const { begun, end, fail, work } = pieces();
  const first = limit(work('a'));
  const second = limit(work('b'));
  fail('a');
  await expect(first).rejects.toThrow('a');
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await second;
  const third = limit(work('c'));
  expect(begun).toEqual(['a', 'b', 'c']);
  end('c');
  await third;
});

it('passes on what is thrown before there is a promise', async () => {
  const limit = limitConcurrency(1);
  const broken = limit(() => {
    throw new Error('at once');
  });
  await expect(broken).rejects.toThrow('at once');
  expect(await limit(async () => 'free again')).toBe('free again');
});
