import type { App } from '../shared/app-context.ts';
import { createDigest } from './checksum/create-digest.ts';
import DigestWorker from './checksum/digest-worker.ts?worker';
import { createUploadSession, type UploadSession } from './create-upload-session.ts';
import { createUploadDoor, type UploadLimits } from './sending/create-upload-door.ts';
import { createUppySender } from './sending/create-uppy-sender.ts';
import { createUploadMemory } from './sending/upload-memory.ts';

/** The session of this browser: its clock, storage and network. */
export function openUploadSession(
  { session, events }: Pick<App, 'session' | 'events'>,
  limits: UploadLimits,
): UploadSession {
  const memory = createUploadMemory(() => window.localStorage);
  // Absent on pages served over plain http, whatever the DOM types say.
  const subtle = window.crypto.subtle as SubtleCrypto | undefined;
  const digest = createDigest({ subtle, openWorker: () => new DigestWorker() });
  return createUploadSession({
    door: createUploadDoor({ fetch: window.fetch.bind(window) }),
    memory,
    openSender: (senderEvents) =>
      createUppySender({ digest: limits.checksums ? digest : null, memory, events: senderEvents }),
    maxSizeBytes: limits.maxSizeBytes,
    session,
    events,
    window,
    now: Date.now,
    random: Math.random,
  });
}
