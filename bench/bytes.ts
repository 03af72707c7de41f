/** What each page of the assessment transfers on a first visit, against its budget. */
import { openRequestLister, type RequestLister } from './browser-requests.ts';
import { printBytes, type PageBytes } from './bytes-report.ts';
import { completeAssessment, type AssessmentPath, type Journey } from './journey.ts';
import { startSite } from './site.ts';
import { ask, type Answer } from './wire.ts';

const LANGS = ['fr', 'ar'] as const;
const PATHS = ['express', 'full'] as const satisfies readonly AssessmentPath[];

type Kind = 'html' | 'css' | 'js' | 'other';

interface Visit {
  readonly origin: string;
  readonly path: string;
  readonly journey: Journey;
  readonly lang: string;
}

/** Pages that an owner passes through, from the front door to the plan. */
function pathsOf({ base, dimensions }: Journey, lang: string): string[] {
  const own = ['profile', ...dimensions, 'review', 'result', 'roadmap', 'what-if'];
  return [`/${lang}`, `/${lang}/assess`, ...own.map((name) => `${base}/${name}`)];
}

const assets = new Map<string, Promise<Answer>>();

function fetchAsset(url: string): Promise<Answer> {
  const known = assets.get(url) ?? ask(url);
  assets.set(url, known);
  return known;
}

function kindOf(answer: Answer): Kind {
  const type = answer.headers['content-type'] ?? '';
  if (type.includes('javascript')) return 'js';
  if (type.includes('css')) return 'css';
  return type.includes('html') ? 'html' : 'other';
}

/** What a browser that runs no script asks for: the page, its stylesheets and its icon. */
async function linkedFiles(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const { text } = await ask(url, headers);
  const tags = [...text.matchAll(/<(?:link|script|img)\b[^>]*>/g)].map(([tag]) => tag);
  const files = tags
    .filter((tag) => /rel="(?:stylesheet|icon|modulepreload)"|^<(?:script|img)\b/.test(tag))
    .map((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1])
    .filter((file) => file !== undefined && !file.startsWith('data:'));
  return [url, ...files.map((file) => new URL(String(file), url).href)];
}

async function weigh(
  visit: Visit,
  urls: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<Omit<PageBytes, 'page' | 'lang' | 'mode' | 'path'>> {
  const sums = { html: 0, css: 0, js: 0, other: 0, head: 0 };
  for (const url of urls) {
    const isPage = url === visit.origin + visit.path;
    const answer = await (isPage ? ask(url, headers) : fetchAsset(url));
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    sums[kindOf(answer)] += answer.bodyBytes;
    sums.head += answer.headBytes;
  }
  const scripts = (await ask(visit.origin + visit.path, headers)).text.match(/<script\b/g);
  return { ...sums, requests: urls.length, scriptTags: scripts?.length ?? 0 };
}

async function weighPage(
  visit: Visit,
  path: AssessmentPath,
  lister: RequestLister,
): Promise<PageBytes[]> {
  const { origin, journey, lang } = visit;
  const page = visit.path.replace(journey.base, '…');
  const url = origin + visit.path;
  const front = visit.path.startsWith(journey.base) ? journey.cookie : '';
  const lite = { cookie: front, 'save-data': 'on' };
  const rich = { cookie: front };
  const richUrls = await lister.list(url, journey, lang);
  return [
    { page, lang, path, mode: 'lite', ...(await weigh(visit, await linkedFiles(url, lite), lite)) },
    { page, lang, path, mode: 'full', ...(await weigh(visit, richUrls, rich)) },
  ];
}

const site = await startSite({ oneCore: false });
try {
  const lister = await openRequestLister();
  const rows: PageBytes[] = [];
  for (const lang of LANGS) {
    for (const path of PATHS) {
      const journey = await completeAssessment(site.origin, lang, path);
      for (const page of pathsOf(journey, lang)) {
        rows.push(
          ...(await weighPage({ origin: site.origin, path: page, journey, lang }, path, lister)),
        );
      }
    }
  }
  await lister.close();
  printBytes(rows);
} finally {
  await site.stop();
}
