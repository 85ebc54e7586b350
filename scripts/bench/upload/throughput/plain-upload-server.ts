import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream';

/** The baseline: what one writes first. No account, no resume, no sync. Usage: FOLDER PORT */
const [folder, port] = process.argv.slice(2);
createServer((request, response) => {
  pipeline(request, createWriteStream(join(folder!, basename(request.url!))), (error) => {
    response.writeHead(error ? 500 : 204).end();
  });
}).listen(Number(port), '127.0.0.1');
