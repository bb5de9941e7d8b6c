// SPDX-License-Identifier: Apache-2.0
// reader.cjs PACKAGE: reads forms with an npm package. One JSON object a line in (content_type,
// body_base64), one out (ok, parts: name, filename, value).
'use strict';
const { Readable } = require('stream');
const readline = require('readline');

const text = (chunks) => Buffer.concat(chunks).toString('utf8');

function request(type, body) {
  const stream = Readable.from(body.length ? [body] : [], { objectMode: false });
  stream.headers = { 'content-type': type, 'content-length': String(body.length) };
  return stream;
}

const readers = {
  busboy(type, body) {
    const busboy = require('busboy');
    return new Promise((resolve, reject) => {
      const parts = [];
      const form = busboy({ headers: { 'content-type': type }, preservePath: true });
      form.on('field', (name, value) => parts.push([name, null, value]));
      form.on('file', (name, stream, info) => {
        const part = [name, info.filename === undefined ? '' : info.filename, ''];
        const chunks = [];
        parts.push(part);
        stream.on('data', (chunk) => chunks.push(chunk));
        stream.on('end', () => (part[2] = text(chunks)));
        stream.on('error', reject);
      });
      form.on('close', () => resolve(parts));
      form.on('error', reject);
      form.end(body);
    });
  },
  async formidable(type, body) {
    const { Writable } = require('stream');
    const { formidable } = require('formidable');
    const parts = [];
    const form = formidable({ allowEmptyFiles: true, minFileSize: 0, keepExtensions: false,
      fileWriteStreamHandler: () => new Writable({ write: (c, e, done) => done() }) });
    form.onPart = (part) => {
      const entry = [part.name, part.originalFilename, ''];
      const chunks = [];
      parts.push(entry);
      part.on('data', (chunk) => chunks.push(chunk));
      part.on('end', () => (entry[2] = text(chunks)));
    };
    await form.parse(request(type, body));
    return parts;
  },
  multiparty(type, body) {
    const multiparty = require('multiparty');
    return new Promise((resolve, reject) => {
      const parts = [];
      const form = new multiparty.Form();
      form.on('part', (part) => {
        const entry = [part.name, part.filename, ''];
        const chunks = [];
        parts.push(entry);
        part.on('data', (chunk) => chunks.push(chunk));
        part.on('end', () => (entry[2] = text(chunks)));
        part.on('error', reject);
      });
      form.on('error', reject);
      form.on('close', () => resolve(parts));
      form.parse(request(type, body));
    });
  },
  async undici(type, body) {
    const { Response } = require('undici');
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    const parts = [];
    for (const [name, value] of form) {
      const file = typeof value !== 'string';
      parts.push([name, file ? value.name : null,
                  file ? text([Buffer.from(await value.arrayBuffer())]) : value]);
    }
    return parts;
  },
};

async function answer(read, line) {
  const row = JSON.parse(line);
  const body = Buffer.from(row.body_base64, 'base64');
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('late')), 2000); });
  try {
    return { ok: true, parts: await Promise.race([read(row.content_type, body), late]) };
  } catch (error) {
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}

process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(readers[process.argv[2]], line)) + '\n');
  }
})();
