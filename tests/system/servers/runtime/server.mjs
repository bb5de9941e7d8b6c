// SPDX-License-Identifier: Apache-2.0
// The official runtime behind node:http, on 127.0.0.1 alone. It says where it listens, as the example
// servers do, and takes one argument, the port (default: a free one).
import { Console } from 'node:console';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import integration from './integration.mjs';

// The runtime logs through console; the example servers log on standard error.
globalThis.console = new Console(process.stderr, process.stderr);

// The target goes behind an origin as it is: resolved against one, `//v1` would name a host.
function webRequest(message) {
  const url = `http://127.0.0.1${message.url}`;
  const { method, headers } = message;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: Readable.toWeb(message), duplex: 'half' });
}

async function answer(message, response) {
  let handler = null;
  const context = { waitUntil: (name) => (handler = name) };
  const result = await integration.fetch(webRequest(message), {}, context);
  const body = Buffer.from(await result.arrayBuffer());
  const headers = { ...Object.fromEntries(result.headers), 'content-length': body.length };
  if (handler !== null) headers['x-handler'] = handler;
  response.writeHead(result.status, headers).end(body);
}

// Nothing that the runtime answers: the run shall notice it.
function broken(response, error) {
  console.error(error);
  response.writeHead(599).end(String(error));
}

const server = createServer((message, response) => {
  answer(message, response).catch((error) => broken(response, error));
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  process.stdout.write(`listening on 127.0.0.1:${server.address().port}\n`);
});
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
