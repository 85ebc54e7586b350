/**
 * How Node is started for a process that takes uploads in. What V8 marks the heap for is mostly not on it: each buffer
 * that bytes are read into counts towards the size at which it starts, and the small one of a small heap is reached many
 * times a second (ingest/uploads/receive/free-read-buffers.ts). In MiB.
 */
export const WEB_NODE_FLAGS: readonly string[] = ['--initial-old-space-size=256'];

/** Threads for files: syncs that wait for a disk must not keep the writes of others waiting. */
export const WEB_THREADS = 16;
