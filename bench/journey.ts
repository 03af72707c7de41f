/** An owner who fills the questionnaire through its forms, as a browser without scripts would. */
export interface Journey {
  readonly cookie: string;
  /** `/fr/assess/<id>`. */
  readonly base: string;
  /** Dimension pages that were asked, in order. */
  readonly dimensions: readonly string[];
}

export type AssessmentPath = 'express' | 'full';

const PROFILE = [
  ['staff', '12'],
  ['usesMachinery', 'yes'],
  ['exportsOrSuppliesLarge', 'yes'],
  ['goals', 'sell_more'],
] as const;

const MAX_PAGES = 30;

/** Answers everything and completes the assessment; the answers depend on nothing random. */
export async function completeAssessment(
  origin: string,
  lang: string,
  path: AssessmentPath,
): Promise<Journey> {
  const started = await send(`${origin}/${lang}/assess`, new URLSearchParams({ path }), '');
  const cookie = (started.cookie ?? '').split(';')[0] ?? '';
  let next = started.location;
  const base = next.replace(/\/profile$/, '');
  const dimensions: string[] = [];
  for (let page = 0; page < MAX_PAGES && !next.endsWith('/result'); page += 1) {
    const html = await (await fetch(origin + next, { headers: { cookie } })).text();
    const name = next.slice(base.length + 1);
    if (!['profile', 'review'].includes(name)) dimensions.push(name);
    next = (await send(origin + next, fill(name, html, dimensions.length), cookie)).location;
  }
  if (!next.endsWith('/result')) throw new Error(`the questionnaire led to ${next}`);
  return { cookie, base, dimensions };
}

function fill(page: string, html: string, position: number): URLSearchParams {
  if (page === 'review') return new URLSearchParams({ do: 'complete' });
  if (page === 'profile') return profile(html);
  const form = new URLSearchParams({ anyway: '1' });
  const items = [...html.matchAll(/type="hidden" name="was\.([^"]+)"/g)].map(([, id = '']) => id);
  for (const [index, id] of items.entries()) {
    form.set(`was.${id}`, '');
    form.set(id, String((index + position) % 4));
  }
  if (html.includes('name="FQ-1"')) form.set('FQ-1', 'gt10');
  return form;
}

function profile(html: string): URLSearchParams {
  const form = new URLSearchParams(PROFILE.map(([name, value]) => [name, value]));
  for (const name of ['sector', 'province']) {
    const select = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(
      html,
    )?.[1];
    const first = /<option[^>]*value="([^"]+)"/.exec(select ?? '')?.[1];
    if (first === undefined) throw new Error(`the profile offers no ${name}`);
    form.set(name, first);
  }
  const goal = /name="goals"[^>]*value="([^"]+)"/.exec(html)?.[1];
  if (goal !== undefined) form.set('goals', goal);
  return form;
}

async function send(url: string, body: URLSearchParams, cookie: string) {
  const headers: Record<string, string> = { origin: new URL(url).origin, cookie };
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
  const location = response.headers.get('Location');
  if (response.status !== 303 || location === null) {
    throw new Error(`POST ${url} answered ${response.status} instead of leading on`);
  }
  return { location: location.split('?')[0] ?? '', cookie: response.headers.get('Set-Cookie') };
}
