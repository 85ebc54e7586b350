import { CHECKSUM_ALGORITHMS } from './parse-checksum.ts';

export const UPLOADS_PATH = '/uploads';

/** The one version spoken; https://tus.io/protocols/resumable-upload */
export const TUS_VERSION = '1.0.0';

export const TUS_EXTENSIONS = [
  'creation',
  'creation-with-upload',
  'creation-defer-length',
  'expiration',
  'checksum',
  'checksum-trailer',
  'termination',
  'concatenation',
].join(',');

export const TUS_CHECKSUMS = CHECKSUM_ALGORITHMS.join(',');

/** Content-Type of bytes to append. */
export const TUS_BODY = 'application/offset+octet-stream';
