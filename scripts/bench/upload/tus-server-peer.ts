import { createServer } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

/** The peer: the usual tus server in Node at its defaults. No account, no sync. Usage: FOLDER PORT */
const [folder, port] = process.argv.slice(2);
const tus = new Server({ path: '/uploads', datastore: new FileStore({ directory: folder! }) });
createServer((request, response) => tus.handle(request, response)).listen(
  Number(port),
  '127.0.0.1',
);
