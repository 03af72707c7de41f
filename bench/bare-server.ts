/** Serves a Remix build through its Express adapter, with nothing of ours around it. */
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';

const [file = ''] = process.argv.slice(2);
const build = (await import(file)) as ServerBuild;
const app = express();
app.disable('x-powered-by');
const handle = createRequestHandler({ build, mode: 'production' });
app.all('*', (request, response, next) => void handle(request, response, next));
app.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready at its port'));
process.on('disconnect', () => process.exit(0));
