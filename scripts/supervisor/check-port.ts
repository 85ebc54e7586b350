import { createServer } from 'node:net';
import { StartError } from './start-error.ts';

/** Throws StartError if nothing could listen there, before anything has been started or written. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw new StartError('port-in-use', explain(error, host, port), { cause: error });
  }
  await new Promise((resolve) => server.close(resolve));
}

function explain(error: unknown, host: string, port: number): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return `端口已被占用 · Port ${port} on ${host} is in use: stop what listens there, or choose another with PORT=${port + 1}`;
  }
  if (code === 'EACCES') {
    return `无权使用该端口 · Port ${port} needs root: choose one above 1023 with PORT=8080`;
  }
  return `无法监听 · HOST=${host} PORT=${port} cannot be listened on (${code ?? error})`;
}
