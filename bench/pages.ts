/**
 * Requests a second of the main pages on one core, beside the same pages as constants in a bare
 * Remix application and beside static bytes of the same size, in one run.
 */
import { startBareRemix } from './bare-app.ts';
import { countElements, parseBody } from './element-tree.ts';
import { completeAssessment } from './journey.ts';
import { load, middle, type Measured, type Target } from './load.ts';
import { printMemory, printPages, printTargets, type PageFigures } from './pages-report.ts';
import {
  freePort,
  leaveServerCore,
  residentMb,
  startServer,
  type ServerProcess,
} from './processes.ts';
import { startSite } from './site.ts';
import { ask, type Answer } from './wire.ts';

const CLIENTS = 50;
const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_SECONDS = 3;
const ALONE_SECONDS = 2;

const NAMES = ['landing', 'questionnaire', 'result'] as const;
type Name = (typeof NAMES)[number];

interface Page {
  readonly name: Name;
  readonly path: string;
  readonly cookie: string;
  readonly answer: Answer;
}

interface Contest {
  readonly page: Page;
  /** Ours as a browser asks for it, ours uncompressed, bare Remix, static bytes. */
  readonly targets: Readonly<Record<'ours' | 'plain' | 'bare' | 'bytes', Target>>;
}

const stops: (() => Promise<void>)[] = [];

async function started(server: Promise<ServerProcess>): Promise<ServerProcess> {
  const running = await server;
  stops.push(() => running.stop());
  return running;
}

async function capturePages(origin: string): Promise<Page[]> {
  const { base, cookie, dimensions } = await completeAssessment(origin, 'fr', 'full');
  const paths: Readonly<Record<Name, readonly [path: string, cookie: string]>> = {
    landing: ['/fr', ''],
    questionnaire: [`${base}/${dimensions[0] ?? ''}`, cookie],
    result: [`${base}/result`, cookie],
  };
  return Promise.all(
    NAMES.map(async (name) => {
      const [path, own] = paths[name];
      const answer = await ask(origin + path, { cookie: own });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return { name, path, cookie: own, answer };
    }),
  );
}

async function prepare(site: ServerProcess): Promise<Contest[]> {
  const pages = await capturePages(site.origin);
  const html = Object.fromEntries(pages.map(({ name, answer }) => [name, answer.text]));
  const bare = await started(startBareRemix(html));
  const file = 'bench/static-server.ts';
  const bytes = await started(startServer({ file, port: await freePort(), oneCore: true }));
  return pages.map((page) => {
    const { name, path, cookie, answer } = page;
    return {
      page,
      targets: {
        ours: { server: site, path, headers: { cookie, 'accept-encoding': 'br' } },
        plain: { server: site, path, headers: { cookie } },
        bare: { server: bare, path: `/${name}`, headers: { 'accept-encoding': 'br' } },
        bytes: { server: bytes, path: `/${answer.bodyBytes}`, headers: {} },
      },
    };
  });
}

/** Competitors take turns in each round, so that a slow moment of the machine touches all. */
async function measure(contests: readonly Contest[]): Promise<PageFigures[]> {
  const targets = contests.flatMap((contest) => Object.values(contest.targets));
  for (const target of targets) await load(target, CLIENTS, WARM_UP_SECONDS);
  const measures = new Map<Target, Measured[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const target of targets) {
      measures.set(target, [...(measures.get(target) ?? []), await load(target, CLIENTS, SECONDS)]);
    }
  }
  const result = (target: Target) => middle(measures.get(target) ?? []);
  const figures: PageFigures[] = [];
  for (const { page, targets: of } of contests) {
    figures.push({
      name: page.name,
      cached: page.answer.headers['cache-control']?.startsWith('public') ?? false,
      elements: countElements(parseBody(page.answer.text)),
      sent: page.answer.bodyBytes,
      ours: result(of.ours),
      plain: result(of.plain),
      bare: result(of.bare),
      bytes: result(of.bytes),
      alone: await load(of.ours, 1, ALONE_SECONDS),
    });
  }
  return figures;
}

try {
  const bound = await leaveServerCore();
  const site = await started(startSite({ oneCore: true }));
  const contests = await prepare(site);
  const atRest = await residentMb(site.pid);
  const figures = await measure(contests);
  const underLoad = Math.max(...figures.flatMap(({ ours, plain }) => [ours.memory, plain.memory]));
  console.log(
    `Node ${process.version}, ${CLIENTS} clients, middle of ${ROUNDS} rounds of ${SECONDS} s; ` +
      (bound
        ? 'servers on core 0, load and database on the others'
        : 'processes not bound to cores'),
  );
  printPages(figures);
  printMemory({ atRest, underLoad, clients: CLIENTS });
  printTargets(figures, underLoad);
} finally {
  for (const stop of stops.reverse()) await stop();
}
