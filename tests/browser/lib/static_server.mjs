// Serves a directory as the real server serves pages: with the strict policy and right types.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/// `routes` may answer a path itself: (request, body) => [status, type, text].
export async function serveDirectory(directory, routes = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const headers = { 'Content-Security-Policy': policy };
    if (routes[path]) {
      const parts = [];
      for await (const part of request) parts.push(part);
      const [status, type, text] = routes[path](request, Buffer.concat(parts).toString());
      response.writeHead(status, { ...headers, 'Content-Type': type }).end(text);
      return;
    }
    try {
      const content = await readFile(join(directory, normalize(path)));
      response.writeHead(200, { ...headers, 'Content-Type': types[extname(path)] ?? 'text/plain' });
      response.end(content);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
