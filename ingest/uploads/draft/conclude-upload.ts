import { ProblemError } from '../../../config/http/problem.ts';
import type { Upload } from '../store/upload.ts';

/** The client has said that these were the last bytes. Throws `upload-length-conflict` if it had promised others. */
export function concludeUpload(upload: Upload): Upload {
  if (upload.length !== null && upload.length !== upload.offset) {
    throw new ProblemError('upload-length-conflict');
  }
  return { ...upload, length: upload.offset, endsBy: 'length' };
}
