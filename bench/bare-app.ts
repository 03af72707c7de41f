import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseBody, toCode } from './element-tree.ts';
import { freePort, startServer, type ServerProcess } from './processes.ts';
import { emptyFolder } from './site.ts';

const ROOT = path.dirname(import.meta.dirname);
const REMIX = path.join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js');

const ROOT_ROUTE = `import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
export default function Root() {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
`;

const CONFIG = `import { vitePlugin as remix } from '@remix-run/dev';
export default {
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: { reportCompressedSize: false },
};
`;

const PACKAGE = {
  type: 'module',
  dependencies: { '@remix-run/node': '*', '@remix-run/react': '*', isbot: '*', react: '*' },
};

/**
 * Builds and starts a Remix application whose routes return the bodies of `pages` (name → HTML)
 * as elements made once: the most that Remix itself allows for the same document.
 */
export async function startBareRemix(
  pages: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const folder = await emptyFolder('bare-remix');
  await mkdir(path.join(folder, 'app/routes'), { recursive: true });
  const files = {
    'package.json': JSON.stringify(PACKAGE),
    'vite.config.js': CONFIG,
    'app/root.jsx': ROOT_ROUTE,
    ...Object.fromEntries(
      Object.entries(pages).map(([name, html]) => [`app/routes/${name}.jsx`, routeOf(html)]),
    ),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  await promisify(execFile)(process.execPath, [REMIX, 'vite:build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const build = path.join(folder, 'build/server/index.js');
  const file = 'bench/bare-server.ts';
  const port = await freePort();
  const server = await startServer({ file, args: [build], port, oneCore: true });
  await requireSameBody(server, pages);
  return server;
}

function routeOf(html: string): string {
  const elements = parseBody(html).map(toCode).join();
  return `import { createElement as h, Fragment } from 'react';
const page = h(Fragment, {}, ${elements});
export default function Page() {
  return page;
}
`;
}

async function requireSameBody(
  server: ServerProcess,
  pages: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, html] of Object.entries(pages)) {
    const answer = await fetch(`${server.origin}/${name}`);
    const same = JSON.stringify(parseBody(await answer.text())) === JSON.stringify(parseBody(html));
    if (same) continue;
    await server.stop();
    throw new Error(`the bare Remix page "${name}" differs from the real one`);
  }
}
