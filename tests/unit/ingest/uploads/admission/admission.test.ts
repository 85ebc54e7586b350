import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../../../config/settings.ts';
import {
  type Applicant,
  createAdmission,
} from '../../../../../ingest/uploads/admission/admission.ts';
import type { Upload } from '../../../../../ingest/uploads/store/upload.ts';
import { anUpload } from '../../an-upload.ts';

const GIB = 1024 ** 3;

/** With room for 10,000 bytes above the floor, and a largest upload of 4,000. */
function build(env: Record<string, string> = {}, freeBytes = 11_000) {
  const uploads = new Map<string, Upload>();
  const active = new Set<string>();
  let at = 0;
  const settings = parseSettings({
    YOUKE_MAX_UPLOAD_BYTES: '4000',
    YOUKE_DISK_FLOOR_BYTES: '1000',
    ...env,
  });
  let names = 0;
  const admission = createAdmission({
    uploads: () => uploads.values(),
    isActive: (id) => active.has(id),
    space: async () => ({ freeBytes }),
    maxUploadBytes: settings.maxUploadBytes,
    settings: settings.uploads,
    now: () => at,
    random: () => 0.5,
  });
  return {
    admission,
    active,
    later(seconds: number) {
      at += seconds * 1000;
    },
    store(fields: Partial<Upload>) {
      names += 1;
      const upload = anUpload({ id: `u${names}`, touchedAt: at, ...fields });
      uploads.set(upload.id, upload);
      return upload;
    },
    ask(fields: Partial<Applicant> = {}) {
      names += 1;
      const asking = { id: `u${names}`, ownerId: 'a1', region: '410102', length: 1000, ...fields };
      return admission.admit(asking);
    },
  };
}

const refused = (code: string, status: number, retryAfterSeconds: number | null) =>
  expect.objectContaining({ code, status, retryAfterSeconds });

describe('an upload', () => {
  it('that fits is let in, and its room is kept until its seat is given back', async () => {
    const { admission, ask } = build();
    const seat = await ask({ length: 4000 });
    expect([admission.reservedBytes(), admission.openUploads()]).toEqual([4000, 1]);
    seat.release();
    expect([admission.reservedBytes(), admission.openUploads()]).toEqual([0, 0]);
  });

  it('larger than the largest is refused for good: no time to come back is told', async () => {
    const { ask } = build();
    await expect(ask({ length: 4001 })).rejects.toThrow(refused('upload-too-large', 413, null));
    await expect(ask({ length: 4000 })).resolves.toBeDefined();
  });

  it('of no bytes needs no room', async () => {
    await expect(build({}, 1000).ask({ length: 0 })).resolves.toBeDefined();
    await expect(build({}, 999).ask({ length: 0 })).rejects.toThrow(refused('disk-full', 507, 300));
  });
});

describe('the disk', () => {
  it('is full when what uploads may yet bring leaves no room above the floor', async () => {
    const { ask, store } = build();
    store({ length: 4000, offset: 1000 });
    store({ length: 4000, offset: 0 });
    await expect(ask({ length: 3001 })).rejects.toThrow(refused('disk-full', 507, 300));
    await expect(ask({ length: 3000 })).resolves.toBeDefined();
    await expect(ask({ length: 1 })).rejects.toThrow(refused('disk-full', 507, 300));
  });

  it('keeps room ahead of an upload of unknown length, as long as it goes on', async () => {
    const { admission, ask, later, store } = build();
    store({ length: null, offset: 500 });
    expect(admission.reservedBytes()).toBe(4000);
    const seat = await ask({ length: null });
    expect(admission.reservedBytes()).toBe(8000);
    await expect(ask({ length: null })).rejects.toThrow(refused('disk-full', 507, 300));
    await expect(ask({ length: 2000 })).resolves.toBeDefined();
    seat.release();
    later(121);
    expect(admission.reservedBytes()).toBe(2000);
  });

  it('keeps room for ten minutes for an upload of which no byte has come', async () => {
    const { admission, later, store } = build();
    store({ length: 4000, offset: 0 });
    later(599);
    expect(admission.reservedBytes()).toBe(4000);
    later(2);
    expect(admission.reservedBytes()).toBe(0);
  });

  it('keeps nothing for parts that have become something else', async () => {
    const { admission, store } = build();
    store({ length: 4000, offset: 4000, bytes: null, joinedInto: 'x' });
    store({ length: 4000, offset: 4000 });
    expect(admission.reservedBytes()).toBe(0);
  });

  it('keeps room for an upload that stands still: it may go on', async () => {
    const { admission, later, store } = build();
    store({ length: 4000, offset: 1000 });
    later(86_400);
    expect([admission.reservedBytes(), admission.openUploads()]).toEqual([3000, 0]);
  });

  it('is not promised twice to two who ask at the same moment', async () => {
    const { ask } = build();
    const answers = await Promise.allSettled([1, 2, 3].map(() => ask({ length: 4000 })));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('is not counted twice for one that has its seat and is in the store', async () => {
    const { admission, ask, store } = build();
    const seat = await ask({ id: 'mine', length: 4000 });
    store({ id: 'mine', length: 4000 });
    expect([admission.reservedBytes(), admission.openUploads()]).toEqual([4000, 1]);
    seat.release();
    expect([admission.reservedBytes(), admission.openUploads()]).toEqual([4000, 1]);
  });
});

describe('too many uploads', () => {
  const limits = {
    YOUKE_MAX_OPEN_UPLOADS: '4',
    YOUKE_MAX_OPEN_UPLOADS_PER_SCHOOL: '3',
    YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT: '2',
  };
  const empty = { length: 0 };

  it('of one account are refused, not those of another', async () => {
    const { ask } = build(limits);
    await ask(empty);
    await ask(empty);
    await expect(ask(empty)).rejects.toThrow(refused('account-uploads-full', 503, 30));
    await expect(ask({ ...empty, ownerId: 'a2' })).resolves.toBeDefined();
  });

  it('of one school are refused, not those of another', async () => {
    const { ask } = build(limits);
    for (const ownerId of ['a1', 'a2', 'a3']) await ask({ ...empty, ownerId });
    const next = { ...empty, ownerId: 'a4' };
    await expect(ask(next)).rejects.toThrow(refused('school-uploads-full', 503, 30));
    await expect(ask({ ...next, region: '410105' })).resolves.toBeDefined();
  });

  it('in all are refused', async () => {
    const { ask } = build(limits);
    for (const each of ['1', '2', '3', '4']) await ask({ ...empty, ownerId: each, region: each });
    const next = { ...empty, ownerId: '5', region: '5' };
    await expect(ask(next)).rejects.toThrow(refused('uploads-full', 503, 30));
  });

  it('are told before a full disk, which takes longer to mend', async () => {
    const { ask } = build(limits, 0);
    await expect(ask(empty)).rejects.toThrow(refused('disk-full', 507, 300));
    const full = build({ ...limits, YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT: '1' }, 11_000);
    await full.ask({ length: 4000 });
    await expect(full.ask({ length: 4000 })).rejects.toThrow(
      refused('account-uploads-full', 503, 30),
    );
  });

  it('do not come back together', async () => {
    const times: (number | null)[] = [];
    for (const chance of [0, 0.5, 0.999]) {
      const admission = createAdmission({
        uploads: () => [anUpload()],
        isActive: () => true,
        space: async () => ({ freeBytes: GIB }),
        maxUploadBytes: 4000,
        settings: parseSettings({ YOUKE_MAX_OPEN_UPLOADS: '1' }).uploads,
        now: () => 0,
        random: () => chance,
      });
      const asking = { id: 'u2', ownerId: 'a2', region: 'x', length: 0 };
      const error = await admission.admit(asking).catch((reason) => reason);
      times.push(error.retryAfterSeconds);
    }
    expect(times).toEqual([15, 30, 45]);
  });

  it('are not made by those that are finished, joined, or not heard of for two minutes', async () => {
    const { active, admission, later, store } = build(limits);
    const silent = store({ length: 1000, offset: 10 });
    later(120);
    store({ length: 1000, offset: 1000 });
    store({ length: 1000, offset: 1000, bytes: null });
    expect(admission.openUploads()).toBe(0);
    active.add(silent.id);
    expect(admission.openUploads()).toBe(1);
    store({ length: 1000, offset: 10 });
    later(119.999);
    expect(admission.openUploads()).toBe(2);
  });

  it('still count one of the draft whose bytes are there but whose end has not been told', () => {
    const { admission, store } = build(limits);
    store({ length: 1000, offset: 1000, endsBy: 'client' });
    expect(admission.openUploads()).toBe(1);
  });
});
