import { CommandError } from '../terminal/run-command.ts';
import { refusal } from './server-answer.ts';

/** A way into a server; `username` tells uploads of different accounts apart. */
export type SignedInServer = Readonly<{ origin: string; token: string; username: string }>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Signs in with YOUKE_USER and YOUKE_PASSWORD, or checks YOUKE_TOKEN. Throws CommandError when the server
 * cannot be reached or will not have us.
 */
export async function signIn(
  origin: string,
  env: Environment,
  signal: AbortSignal,
): Promise<SignedInServer> {
  const token = env.YOUKE_TOKEN || (await openSession(origin, env, signal));
  const headers = { authorization: `Bearer ${token}` };
  const { username } = await ask(`${origin}/api/account`, { headers, signal });
  return { origin, token, username: String(username) };
}

async function openSession(origin: string, env: Environment, signal: AbortSignal): Promise<string> {
  const { YOUKE_USER: username, YOUKE_PASSWORD: password } = env;
  if (!username || !password) {
    throw new CommandError(
      '请设置环境变量 YOUKE_USER 和 YOUKE_PASSWORD，或 YOUKE_TOKEN',
      'set YOUKE_USER and YOUKE_PASSWORD, or YOUKE_TOKEN',
    );
  }
  const { token } = await ask(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
    signal,
  });
  return String(token);
}

async function ask(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const response = await reach(url, init);
  const body = await response.text();
  if (!response.ok) throw refusal(response.status, body);
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch (cause) {
    throw new CommandError(`${url} 不是优课服务器`, `${url} is not a Youke server`, { cause });
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new CommandError(`无法连接服务器：${why}`, `cannot reach the server: ${why}`, { cause });
  }
}
