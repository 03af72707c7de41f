/** Answers `/<n>` with n bytes that are in memory: what Node's HTTP server alone can do. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const bodies = new Map<string, Buffer>();

function bodyOf(path: string): Buffer {
  const known = bodies.get(path);
  if (known) return known;
  const made = randomBytes(Number(path.slice(1)));
  bodies.set(path, made);
  return made;
}

createServer((request, response) => {
  const body = bodyOf(request.url ?? '/0');
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}).listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready at its port'));
process.on('disconnect', () => process.exit(0));
