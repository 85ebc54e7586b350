import type { FastifyRequest } from 'fastify';
import { readHeader } from './read-header.ts';

/** What a request is meant to be: some networks let only GET and POST through (tus 1.0.0, X-HTTP-Method-Override). */
export function methodOf({ headers, method }: Pick<FastifyRequest, 'headers' | 'method'>): string {
  return (readHeader(headers, 'x-http-method-override') ?? method).toUpperCase();
}
