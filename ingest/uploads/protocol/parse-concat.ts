import { ProblemError } from '../../../config/http/problem.ts';
import type { Concat } from '../store/upload.ts';
import { UPLOADS_PATH } from './tus.ts';

/** More parts than any client makes; each is looked up. */
const MOST_PARTS = 1000;

/** Upload-Concat, as it is sent; null where there is none. Parts are named by absolute or relative URLs. */
export function parseConcat(header: string | undefined): Concat | null {
  if (header === undefined) return null;
  if (header === 'partial') return { kind: 'partial' };
  const [kind, urls = ''] = header.split(/;(.*)/s);
  const parts = urls.trim().split(/ +/).filter(Boolean).map(idOf);
  const sound = kind === 'final' && parts.length > 0 && parts.length <= MOST_PARTS;
  if (!sound || new Set(parts).size < parts.length) throw invalid();
  return { kind: 'final', parts };
}

/** Upload-Concat of an answer. */
export function formatConcat(concat: Concat): string {
  if (concat.kind === 'partial') return 'partial';
  return `final;${concat.parts.map((id) => `${UPLOADS_PATH}/${id}`).join(' ')}`;
}

function idOf(url: string): string {
  const path = URL.parse(url, 'http://uploads')?.pathname ?? '';
  const id = path.startsWith(`${UPLOADS_PATH}/`) ? path.slice(UPLOADS_PATH.length + 1) : '';
  if (!/^[A-Za-z0-9-]{1,64}$/.test(id)) throw invalid();
  return id;
}

function invalid(): ProblemError {
  const errors = [{ where: 'headers/upload-concat', message: 'partial, or final;URL URL …' }];
  return new ProblemError('invalid-request', { errors });
}
