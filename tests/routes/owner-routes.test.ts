import type { LoaderFunctionArgs } from '@remix-run/node';
import { beforeEach, describe, expect, test } from 'vitest';
import { routesWith } from '../architecture/route-access.ts';
import { anActor } from '../factories/actors.ts';
import { answered } from '../factories/assessment.ts';
import { aCompleted, everyItem } from '../factories/drafts.ts';
import { freshMatching, indexedOffers } from '../factories/matching.ts';
import { call } from './call.ts';
import { db } from '#platform/db.ts';

interface RouteModule {
  readonly loader?: (args: LoaderFunctionArgs) => unknown;
  readonly action?: (args: LoaderFunctionArgs) => unknown;
}

const MODULES = import.meta.glob<RouteModule>([
  '../../app/routes/*.{ts,tsx}',
  '../../app/routes/*/route.tsx',
]);
const OWNERS = routesWith('owner of the draft');
const COPY = 'sec-external-copy';
const COPY_CATEGORY = 'SEC-BKP';

/** Fields that make the form of every one of these routes a valid one. */
const FORM = {
  sector: 'COM',
  staff: '3',
  province: 'MA-CAS',
  usesMachinery: 'no',
  exportsOrSuppliesLarge: 'no',
  email: 'fatima@example.ma',
  intentId: 'minted with the page',
  state: 'doing',
  do: 'full',
  intent: 'add',
  mode: 'any',
  anyway: '',
  'CUS-01': '1',
  'SEC-02': '1',
};

async function load(route: string): Promise<RouteModule> {
  const file = /\.tsx?$/.test(route) ? route : `${route}/route.tsx`;
  const module = MODULES[`../../app/${file}`];
  if (!module) throw new Error(`no module ${route}`);
  return module();
}

const actions: string[] = [];
for (const route of OWNERS) if ((await load(route)).action) actions.push(route);

async function paramsOf(token: string) {
  const answers = everyItem(3, { 'SEC-02': answered(0) });
  const id = await aCompleted(anActor(token), { answers });
  return { lang: 'fr', id, dimension: 'cus', action: COPY };
}

async function everything() {
  return {
    assessments: await db.assessment.findMany(),
    facts: await db.assessmentFact.findMany(),
    answers: await db.assessmentAnswer.findMany(),
    plan: await db.plannedAction.findMany(),
    shares: await db.shareLink.findMany(),
    intents: await db.intentKey.findMany(),
    wishes: await db.matchWish.findMany(),
    chosen: await db.shortlistItem.findMany(),
  };
}

let offer = '';

beforeEach(async () => {
  await freshMatching();
  const [offered] = await indexedOffers(1, { category: COPY_CATEGORY });
  offer = offered?.offerId ?? '';
});

describe('what belongs to the owner of an assessment', () => {
  test('are pages and files, most of them with a form', () => {
    expect(OWNERS.length).toBeGreaterThanOrEqual(12);
    expect(actions.length).toBeGreaterThanOrEqual(7);
  });

  test.each(OWNERS)('%s opens for its owner and answers 404 to another browser', async (route) => {
    const { loader } = await load(route);
    if (!loader) throw new Error('a page of an owner reads through its loader');
    const params = await paramsOf('own browser');
    await paramsOf('another browser');
    expect((await call(loader, { params })).status).toBeLessThan(400);
    for (const device of ['another browser', 'a browser that has nothing', null]) {
      const answer = await call(loader, { params, device });
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer.data)).toBe('""');
    }
  });

  test.each(actions)('%s takes forms of its owner and of nobody else', async (route) => {
    const { action } = await load(route);
    if (!action) throw new Error('no action');
    const params = await paramsOf('own browser');
    await paramsOf('another browser');
    const before = await everything();
    for (const device of ['another browser', null]) {
      const answer = await call(action, { params, device, form: { ...FORM, offer } });
      expect(answer.status).toBe(404);
    }
    expect(await everything()).toEqual(before);
    const own = await call(action, { params, form: { ...FORM, offer } });
    expect(own.status).toBeLessThan(400);
    expect(await everything()).not.toEqual(before);
  });
});
