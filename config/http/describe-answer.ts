import { type TUnsafe, Type } from 'typebox';

type Headers = readonly string[];

/** An answer without a body, for a route's `response`; names the headers that say what it is about. */
export function noBody(description: string, headers: Headers = []): TUnsafe<unknown> {
  return Type.Unsafe({ type: 'null', description, headers: described(headers) });
}

/** An answer that is not JSON, for a route's `response`. */
export function bodyOf(mediaType: string, description: string): TUnsafe<unknown> {
  return Type.Unsafe({ description, content: { [mediaType]: { schema: { type: 'string' } } } });
}

function described(headers: Headers) {
  return Object.fromEntries(headers.map((name) => [name, { type: 'string' }]));
}
