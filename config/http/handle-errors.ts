import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from './http-server.ts';
import { createMethodLookup } from './method-lookup.ts';
import { pickLanguage } from './pick-language.ts';
import { PROBLEM_MEDIA_TYPE, ProblemError, problemBody } from './problem.ts';
import { toProblem } from './to-problem.ts';

/** The one place where errors become answers. The text of a 5xx stays in the log. */
export function handleErrors(server: HttpServer): void {
  const methods = createMethodLookup();
  server.addHook('onRoute', ({ method, url }) => {
    methods.add(url, Array.isArray(method) ? method : [method]);
  });

  server.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    logProblem(problem, request);
    return sendProblem(problem, request, reply);
  });

  server.setNotFoundHandler((request, reply) => {
    const allowed = methods.find(request.url.split('?')[0]!);
    if (allowed.length === 0 || allowed.includes(request.method))
      throw new ProblemError('not-found');
    reply.header('allow', allowed.join(', '));
    throw new ProblemError('method-not-allowed');
  });
}

/** Answers with a problem, in the reader's language. */
export function sendProblem(problem: ProblemError, request: FastifyRequest, reply: FastifyReply) {
  if (problem.retryAfterSeconds !== null) reply.header('retry-after', problem.retryAfterSeconds);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  const language = pickLanguage(request.headers['accept-language']);
  // As text, so that no route's response schema takes a field away.
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .header('vary', 'Accept-Language')
    .serializer((text: string) => text)
    .send(JSON.stringify(problemBody(problem, language, request.id)));
}

/** A 5xx is ours to look at; a refusal is the client's. */
function logProblem(problem: ProblemError, { log }: FastifyRequest): void {
  const { cause, code, message, status } = problem;
  if (status >= 500 && status !== 503) log.error({ err: cause ?? problem }, 'request failed');
  else if (status === 503) log.warn({ err: cause ?? problem, code }, 'request put off');
  else log.debug({ code, reason: cause instanceof Error ? cause.message : message }, 'refused');
}
