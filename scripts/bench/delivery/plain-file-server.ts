import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';

/** The baseline: what one writes first. No token, no range, no log. Usage: FOLDER PORT */
const [folder, port] = process.argv.slice(2);
createServer(async (request, response) => {
  const file = join(folder!, request.url!);
  const { size } = await stat(file);
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': size });
  pipeline(createReadStream(file), response, () => {});
}).listen(Number(port), '127.0.0.1');
