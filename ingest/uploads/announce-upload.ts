import { Metadata } from '@tus/server';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { planLesson } from './plan-lesson.ts';

/** Room left for renditions, the catalog and everybody else, in bytes. */
export const RESERVED_BYTES = 256 * 1024 * 1024;

/** What a POST says it will bring, checked before anything is made. Throws problems; size is null while unknown. */
export async function announceUpload(
  request: FastifyRequest,
  deps: Readonly<{
    regions: Pick<RegionTree, 'has'>;
    media: Pick<MediaStore, 'space'>;
    maxUploadBytes: number;
  }>,
) {
  const size = readLength(request);
  if (size !== null && size > deps.maxUploadBytes) throw new ProblemError('upload-too-large');
  const facts = planLesson(readMetadata(request), signedInAccount(request), deps.regions);
  const { freeBytes } = await deps.media.space();
  if (freeBytes - (size ?? 0) < RESERVED_BYTES) {
    throw new ProblemError('disk-full', { retryAfterSeconds: 600 });
  }
  return { facts, size };
}

/** Clients that speak another version are told ours, as the protocol asks. */
export function requireTusVersion(request: FastifyRequest): void {
  if (request.headers['tus-resumable'] !== '1.0.0') throw new ProblemError('upload-version');
}

function readLength(request: FastifyRequest): number | null {
  const length = request.headers['upload-length'];
  if (typeof length !== 'string' || !/^\d+$/.test(length)) return null;
  return Number(length);
}

function readMetadata(request: FastifyRequest): Record<string, string | null> {
  const header = request.headers['upload-metadata'];
  if (typeof header !== 'string' || header.trim() === '') return {};
  try {
    return Metadata.parse(header);
  } catch (cause) {
    throw new ProblemError('upload-metadata-invalid', { cause });
  }
}
