import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** argv of one nginx worker that serves a folder by sendfile; null where nginx is not installed. */
export async function nginxArgv(
  folder: string,
  scratch: string,
  port: number,
): Promise<readonly string[] | null> {
  // nginx lives in sbin, which is not on everybody's PATH.
  const found = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);
  if (found === undefined) return null;
  const file = join(scratch, 'nginx.conf');
  await writeFile(file, nginxConf(folder, scratch, port));
  return [found, '-p', scratch, '-c', file, '-e', 'stderr'];
}

function nginxConf(folder: string, scratch: string, port: number): string {
  return `
# One process, so that its CPU time is the server's.
daemon off;
master_process off;
pid ${scratch}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  # As in nginx's own guide for media: no worker is held by one fast reader.
  sendfile_max_chunk 512k;
  keepalive_requests 100000;
  client_body_temp_path ${scratch}/body;
  proxy_temp_path ${scratch}/proxy;
  fastcgi_temp_path ${scratch}/fastcgi;
  uwsgi_temp_path ${scratch}/uwsgi;
  scgi_temp_path ${scratch}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
  }
}
`;
}
