import { gunzipSync, gzipSync } from 'node:zlib';
import type { Probe } from '../probe/probe.ts';
import type { Measured } from './measured.ts';

/**
 * Of what `Measured` and `Probe` hold. To be raised when a measure that is kept changes its meaning or a new one is
 * needed for scoring: measures of another version are refused, and their lessons have to be decoded again.
 */
export const MEASURES_VERSION = 1;

/** All that a report is made from, once the media have been looked at. */
export type StoredMeasures = Readonly<{ probe: Probe; measured: Measured }>;

/** What comes through JSON as it went in; a typed array or a date does not, and will not compile. */
type Json = null | boolean | number | string | readonly Json[] | Readonly<{ [name: string]: Json }>;

export class StoredMeasuresError extends Error {
  /** `measures-outdated`: of another version. `measures-unreadable`: nothing that we have written. */
  readonly code: 'measures-outdated' | 'measures-unreadable';

  constructor(code: StoredMeasuresError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoredMeasuresError';
    this.code = code;
  }
}

/** Far above eight hours of everything, far below what a process may not take. */
const MAX_JSON_BYTES = 256 * 1024 * 1024;
/** A time in a long lesson to the millisecond and more than any meter can tell, at half a figure's length. */
const DIGITS = 9;
/** JSON knows no such number. */
const NOT_FINITE = 'notFinite';

/** The measures as a small file, without the still's bytes. Bytes are equal for equal measures. */
export function packMeasures({ probe, measured }: StoredMeasures): Uint8Array {
  const { bestStill: _, ...plain } = measured;
  const kept: Json = plain;
  const parts = [
    `"version":${MEASURES_VERSION}`,
    `"probe":${JSON.stringify(probe)}`,
    `"measured":${JSON.stringify(kept, shorten)}`,
  ];
  return gzipSync(`{${parts.join(',')}}`);
}

/** What packMeasures was given, measured figures to nine digits and without a still. Throws StoredMeasuresError. */
export function unpackMeasures(bytes: Uint8Array): StoredMeasures {
  const content = parse(bytes);
  if (!isContent(content)) {
    throw new StoredMeasuresError('measures-unreadable', 'the file holds no measures of a lesson');
  }
  if (content.version !== MEASURES_VERSION) {
    throw new StoredMeasuresError(
      'measures-outdated',
      `the measures are of version ${content.version}, and this release scores version ${MEASURES_VERSION}: ` +
        'put the lesson to work once more',
    );
  }
  return { probe: content.probe, measured: { ...content.measured, bestStill: null } };
}

type Content = Readonly<{ version: number; probe: Probe; measured: Omit<Measured, 'bestStill'> }>;

function parse(bytes: Uint8Array): unknown {
  try {
    const json = gunzipSync(bytes, { maxOutputLength: MAX_JSON_BYTES }).toString('utf8');
    return JSON.parse(json, restore);
  } catch (cause) {
    throw new StoredMeasuresError('measures-unreadable', 'the measures cannot be read', { cause });
  }
}

/** The outline only: whoever wrote the version number wrote the rest. */
function isContent(value: unknown): value is Content {
  return (
    isObject(value) &&
    typeof value.version === 'number' &&
    isObject(value.probe) &&
    isObject(value.measured)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whole numbers (a size in bytes, a sample's number) stay as they are. */
function shorten(_name: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  if (!Number.isFinite(value)) return { [NOT_FINITE]: String(value) };
  return Number(value.toPrecision(DIGITS));
}

function restore(_name: string, value: unknown): unknown {
  return isObject(value) && typeof value[NOT_FINITE] === 'string'
    ? Number(value[NOT_FINITE])
    : value;
}
