import type { IncomingMessage, ServerResponse } from 'node:http';
import { isbot } from 'isbot';
import type { ViewCount } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { LANGS } from '#i18n/languages.ts';
import { logger } from '#platform/logger.ts';

const WRITE_MS = 15_000;
/** Pages are counted by their addresses: a batch is never larger than this. */
const MOST_PAGES = 10_000;

/** A page of an offer or of a provider; `.data` is the same page asked for by a script. */
const PAGE = new RegExp(
  `^/(?:${LANGS.join('|')})/(offers|providers)/([a-z0-9-]{1,80})(?:\\.data)?(?:\\?|$)`,
);
/** Pages of the same form that are no single offer. */
const NO_SUBJECT: ReadonlySet<string> = new Set(['compare']);

type Subject = Pick<ViewCount, 'kind' | 'slug'>;

/** The offer or provider whose page a request asks for to be read now; null for anything else. */
function subjectOf({ method, url, headers }: IncomingMessage): Subject | null {
  if (method !== 'GET' || url === undefined) return null;
  const [, list, slug] = PAGE.exec(url) ?? [];
  if (list === undefined || slug === undefined || NO_SUBJECT.has(slug)) return null;
  // Browsers say when they fetch a page that nobody has opened yet.
  if (`${String(headers['sec-purpose'])} ${String(headers['purpose'])}`.includes('prefetch'))
    return null;
  const agent = headers['user-agent'];
  if (agent === undefined || agent === '' || isbot(agent)) return null;
  return { kind: list === 'offers' ? 'offer' : 'provider', slug };
}

export interface ViewCounter {
  /** Counts a request for a public page once it has been answered. */
  watch(request: IncomingMessage, response: ServerResponse): void;
  /** Writes what was counted. */
  flush(): Promise<void>;
  /** Writes for the last time. */
  stop(): Promise<void>;
}

/**
 * Counts how often the pages of offers and providers are opened, kept answers included. No cookie
 * is set or read and nothing of the visitor is kept. Figures are gathered in memory and written
 * together every 15 seconds and at the end: a process that is lost loses 15 seconds of them, which
 * statistics can bear.
 */
export function makeViewCounter(options: {
  readonly write: (batch: readonly ViewCount[]) => Promise<void>;
  readonly now: () => Date;
}): ViewCounter {
  let counted = new Map<string, ViewCount>();

  const add = (view: ViewCount) => {
    const key = `${view.kind} ${view.slug} ${view.day}`;
    const count = (counted.get(key)?.count ?? 0) + view.count;
    if (counted.has(key) || counted.size < MOST_PAGES) counted.set(key, { ...view, count });
  };

  const flush = async () => {
    if (counted.size === 0) return;
    const batch = [...counted.values()];
    counted = new Map();
    try {
      await options.write(batch);
    } catch (error) {
      logger.warn({ err: error }, 'the openings of public pages could not be written');
      batch.forEach(add);
    }
  };

  const timer = setInterval(() => void flush(), WRITE_MS).unref();

  return {
    watch(request, response) {
      const subject = subjectOf(request);
      if (subject === null) return;
      response.once('finish', () => {
        // A page that the browser has already is answered 304: it is opened all the same.
        const { statusCode } = response;
        if (statusCode === 200 || statusCode === 304)
          add({ ...subject, day: civilDateOf(options.now()), count: 1 });
      });
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
