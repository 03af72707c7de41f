import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addToShortlist, refreshRun } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import * as ofAction from '../../app/routes/_public.assess.$id.matches.$action/route.tsx';
import * as page from '../../app/routes/_public.assess.$id.matches._index/route.tsx';
import * as sme from '../../app/routes/_space.sme.matches.tsx';
import { anActor, type DeviceActor } from '../factories/actors.ts';
import { aDraft } from '../factories/drafts.ts';
import { auditOf, makeAdvisor, makeFirmPerson, type SeatedActor } from '../factories/firms.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
  raiseEdition,
  withdrawIndexed,
} from '../factories/matching.ts';
import { call, type Answer } from './call.ts';

beforeEach(freshMatching);

const card = z.object({
  offerId: z.string(),
  slug: z.string().nullable(),
  title: z.object({ text: z.string() }),
  sentence: z.string(),
  kept: z.boolean().optional(),
  money: z.object({ price: z.string(), rest: z.string(), restVat: z.string() }),
});
const shown = z.object({
  readOnly: z.boolean(),
  isRough: z.boolean(),
  hasRegion: z.boolean(),
  isPast: z.boolean(),
  stale: z.array(z.string()),
  hasNone: z.boolean(),
  wish: z.object({
    line: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  waves: z.array(
    z.object({
      isOpen: z.boolean(),
      actions: z.array(
        z.object({
          id: z.string(),
          category: z.string(),
          thin: z.boolean(),
          chosen: z.object({ state: z.string(), count: z.number() }).nullable(),
          best: z.array(card),
          nearest: z.array(card),
        }),
      ),
    }),
  ),
});
const listed = z.object({
  best: z.array(
    z.object({
      card,
      components: z.array(z.object({ component: z.string(), share: z.number() })),
      criteria: z.array(z.object({ criterion: z.string(), word: z.string() })),
    }),
  ),
  nearest: z.array(card),
});

const HOSTILE = '<script>alert(1)</script>';
const NOWHERE = { device: 'no browser of an assessment' };
const FREE = { do: 'wish', mode: 'any', moroccanFirst: 'yes' };

type Fields = Readonly<Record<string, string | readonly string[]>>;
interface Place {
  readonly assessmentId: string;
  readonly action: string;
}

/** A firm whose first action has offers; the first one's texts are hostile. */
async function matched(count = 4) {
  const { actor, firm, assessmentId } = await matchedFirm();
  const { action, category } = await firstNeed(actor, assessmentId);
  const offers = await indexedOffers(count, {
    category,
    content: (place) => (place === 0 ? { title: { fr: HOSTILE, ar: HOSTILE } } : {}),
  });
  await refreshRun(actor, assessmentId);
  return { actor, firm, assessmentId, action, category, offers };
}

const params = ({ assessmentId: id }: Pick<Place, 'assessmentId'>, lang = 'fr') => ({ lang, id });
const look = (who: SeatedActor | null, here: Pick<Place, 'assessmentId'>, lang = 'fr') =>
  call(page.loader, { params: params(here, lang), person: who?.person ?? null, ...NOWHERE });
const lookAt = (who: SeatedActor | null, here: Place, lang = 'fr') =>
  call(ofAction.loader, {
    params: { ...params(here, lang), action: here.action },
    person: who?.person ?? null,
    ...NOWHERE,
  });
const send = (who: SeatedActor | null, here: Pick<Place, 'assessmentId'>, form: Fields) =>
  call(page.action, { params: params(here), person: who?.person ?? null, ...NOWHERE, form });
const read = (answer: Answer) => shown.parse(answer.data);
const actionsOf = (answer: Answer) => read(answer).waves.flatMap(({ actions }) => actions);
const first = (answer: Answer, { action }: Pick<Place, 'action'>) => {
  const found = actionsOf(answer).find(({ id }) => id === action);
  if (found === undefined) throw new Error('The page has no such action.');
  return found;
};
const addressOf = ({ assessmentId }: Pick<Place, 'assessmentId'>) =>
  `/fr/assess/${assessmentId}/matches`;

describe('the page of matches', () => {
  test.each(['fr', 'ar', 'en', 'zgh'])(
    'shows three offers for an action, why and what is left to pay, in %s',
    async (lang) => {
      const here = await matched();
      const action = first(await look(here.actor, here, lang), here);
      expect(action).toMatchObject({ thin: false, nearest: [] });
      expect(action.best).toHaveLength(3);
      const offers = here.offers.map(({ offerId }) => offerId);
      for (const { offerId, sentence, money } of action.best) {
        expect(offers).toContain(offerId);
        expect(sentence.length).toBeGreaterThan(20);
        expect(sentence).not.toMatch(/[{}]|reason\./);
        expect(money.rest).toMatch(/1[23]\D?\d{3}/);
        expect(money.restVat).not.toBe(money.rest);
      }
    },
  );

  test('says where supply is thin, and what nearly suits', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { action, category } = await firstNeed(actor, assessmentId);
    await indexedOffers(2, {
      category,
      content: (place) => (place === 1 ? { regions: ['MA-01'] } : {}),
    });
    await refreshRun(actor, assessmentId);
    const { thin, best, nearest } = first(await look(actor, { assessmentId }), { action });
    expect(thin).toBe(true);
    expect(best).toHaveLength(1);
    expect(nearest.map(({ sentence }) => sentence)).toEqual([
      'Ne se déplace pas dans votre région.',
    ]);
  });

  test('without any offer says so for the whole plan', async () => {
    const { actor, assessmentId } = await matchedFirm();
    expect(read(await look(actor, { assessmentId }))).toMatchObject({ hasNone: true });
  });

  test('before there is a plan leads to the answers', async () => {
    const actor = anActor('browser of a visitor');
    const id = await aDraft(actor);
    const of = { params: { lang: 'fr', id }, device: 'browser of a visitor' };
    const away = { status: 303, location: `/fr/assess/${id}/review` };
    expect(await call(page.loader, of)).toMatchObject(away);
    expect(await call(page.action, { ...of, form: FREE })).toMatchObject(away);
    expect(
      await call(ofAction.loader, { ...of, params: { ...of.params, action: 'x' } }),
    ).toMatchObject(away);
  });

  test('is there without an account, for the own browser alone', async () => {
    const { assessmentId } = await matchedVisitor();
    const answer = await call(page.loader, {
      params: params({ assessmentId }),
      device: 'browser of a visitor',
    });
    expect(answer.status).toBe(200);
    expect((await look(null, { assessmentId })).status).toBe(404);
    expect((await send(null, { assessmentId }, FREE)).status).toBe(404);
  });

  test('is not there for another firm', async () => {
    const here = await matched(1);
    const stranger = await makeFirmPerson('sme-owner');
    expect((await look(stranger, here)).status).toBe(404);
    expect((await lookAt(stranger, here)).status).toBe(404);
    expect((await send(stranger, here, FREE)).status).toBe(404);
    expect((await send(stranger, here, { do: 'refresh' })).status).toBe(404);
    expect(await db.matchWish.count()).toBe(0);
  });

  test('counts as shown; the overview of the firm does not', async () => {
    const here = await matched();
    const where = { assessmentId: here.assessmentId, replacedAt: null };
    await call(sme.loader, { params: { lang: 'fr' }, person: here.actor.person });
    expect(await db.matchRun.findFirst({ where })).toMatchObject({ shownAt: null });
    await look(here.actor, here);
    expect((await db.matchRun.findFirst({ where }))?.shownAt).toBeInstanceOf(Date);
  });

  test('says which offers are chosen, in a wave that stands open', async () => {
    const here = await matched();
    const { assessmentId, action } = here;
    const before = read(await look(here.actor, here)).waves;
    expect(before.map(({ isOpen }) => isOpen)).toEqual(before.map((_, place) => place === 0));
    expect(first(await look(here.actor, here), here).chosen).toBeNull();
    const [one] = first(await look(here.actor, here), here).best;
    const later = before.at(-1)?.actions[0];
    const [other] = await indexedOffers(1, { category: later?.category ?? '' });
    for (const [of, offer] of [
      [action, one],
      [later?.id ?? '', other],
    ] as const)
      await addToShortlist(here.actor, assessmentId, {
        ...{ action: of, offerIds: [offer?.offerId ?? ''] },
      });
    const after = await look(here.actor, here);
    expect(first(after, here)).toMatchObject({ chosen: { state: 'open', count: 1 } });
    expect(first(after, here).best.map(({ kept }) => kept)).toEqual([true, false, false]);
    expect(read(after).waves.at(-1)?.isOpen).toBe(true);
    const alone = listed.parse((await lookAt(here.actor, here)).data);
    expect(alone.best.filter(({ card: { kept } }) => kept)).toHaveLength(1);
  });

  test('an offer withdrawn since is shown as gone until it is matched again', async () => {
    const here = await matched();
    const [gone] = here.offers;
    if (gone === undefined) throw new Error('There is no offer.');
    await withdrawIndexed(gone);
    const before = await look(here.actor, here);
    expect(read(before).stale).toEqual(['offers']);
    const old = (await lookAt(here.actor, here)).data;
    const one = listed.parse(old).best.find(({ card: { offerId } }) => offerId === gone.offerId);
    expect(one?.card).toMatchObject({
      slug: null,
      title: { text: 'Cette offre n’est plus proposée.' },
    });
    const sent = await send(here.actor, here, { do: 'refresh' });
    expect(sent).toMatchObject({ status: 303, location: addressOf(here) });
    const after = await look(here.actor, here);
    expect(read(after).stale).toEqual([]);
    expect(JSON.stringify(after.data)).not.toContain(gone.offerId);
  });

  test('says that offers changed since, and matches again on demand', async () => {
    const here = await matched();
    expect(read(await look(here.actor, here)).stale).toEqual([]);
    await raiseEdition();
    expect(read(await look(here.actor, here)).stale).toEqual(['offers']);
    await send(here.actor, here, { do: 'refresh' });
    expect(read(await look(here.actor, here)).stale).toEqual([]);
  });

  test('says what it could not know', async () => {
    const { assessmentId } = await matchedVisitor();
    await db.assessmentFact.deleteMany({ where: { assessmentId, fact: 'province' } });
    await db.assessmentResult.updateMany({
      where: { assessmentId },
      data: { result: { stage: null } },
    });
    const answer = await call(page.loader, {
      params: params({ assessmentId }),
      device: 'browser of a visitor',
    });
    expect(read(answer)).toMatchObject({ isRough: true, hasRegion: false });
  });
});

describe('wishes', () => {
  test('are kept, change what is found and stand in the chain of the firm', async () => {
    const here = await matched();
    const form = { ...FREE, languages: ['zgh', 'zgh'], restMAD: '١٢ ٠٠٠', users: ' 3 ' };
    expect(await send(here.actor, here, form)).toMatchObject({
      status: 303,
      location: addressOf(here),
    });
    const answer = await look(here.actor, here);
    expect(read(answer).wish).toMatchObject({
      line: expect.stringContaining('Tamazight'),
      values: { languages: ['zgh'], restMAD: '12000', users: '3', moroccanFirst: 'yes' },
    });
    const { best, nearest, thin } = first(answer, here);
    expect({ best, thin }).toEqual({ best: [], thin: true });
    expect(nearest[0]?.sentence).toMatch(/^Ne se fait pas dans les langues que vous demandez/);
    const types = (await auditOf(here.firm)).map(({ type }) => type);
    expect(types.filter((type) => type === 'matching.wish-changed')).toHaveLength(1);
    await send(here.actor, here, form);
    expect((await auditOf(here.firm)).length).toBe(types.length);
    await send(here.actor, here, { do: 'clear' });
    expect(read(await look(here.actor, here)).wish.values).toMatchObject({
      ...{ languages: [], mode: 'any', restMAD: '', users: '', moroccanFirst: 'yes' },
    });
  });

  test('without the tick Moroccan solutions are no criterion', async () => {
    const here = await matched();
    const criteria = async () =>
      listed
        .parse((await lookAt(here.actor, here)).data)
        .best[0]?.criteria.map(({ criterion }) => criterion);
    expect(await criteria()).toContain('moroccan');
    await send(here.actor, here, { do: 'wish', mode: 'any' });
    expect(await criteria()).not.toContain('moroccan');
  });

  test.each<readonly [Fields, string, string]>([
    [{ languages: 'klingon' }, 'languages', 'languages'],
    [{ languages: ['fr', '<b>'] }, 'languages', 'languages'],
    [{ mode: 'telepathy' }, 'mode', 'mode'],
    [{ startBy: '2026-02-30' }, 'startBy', 'date'],
    [{ startBy: '31/12/2027' }, 'startBy', 'date'],
    [{ startBy: '9999-12-31' }, 'startBy', 'date'],
    [{ startBy: '2020-01-01' }, 'startBy', 'past'],
    [{ restMAD: 'beaucoup' }, 'restMAD', 'number'],
    [{ restMAD: '12,5' }, 'restMAD', 'wholeNumber'],
    [{ restMAD: '-1' }, 'restMAD', 'number'],
    [{ restMAD: '100000001' }, 'restMAD', 'rest'],
    [{ users: '0' }, 'users', 'users'],
    [{ users: '10001' }, 'users', 'users'],
    [{ users: '1e3' }, 'users', 'number'],
    [{ moroccanFirst: 'no' }, 'moroccanFirst', 'mode'],
  ])('refuses %j at its field and gives everything back', async (wrong, field, code) => {
    const { actor, assessmentId } = await matchedFirm();
    const form = { ...FREE, languages: ['fr', 'ar'], users: '4', ...wrong };
    const sent = await send(actor, { assessmentId }, form);
    expect(sent.status).toBe(422);
    expect(sent.data).toEqual({ errors: { [field]: code }, values: form, wait: 0 });
    expect(await db.matchWish.count()).toBe(0);
  });

  test('says everything that is wrong at once', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const form = { ...FREE, startBy: '2020-01-01', restMAD: 'beaucoup', users: '0' };
    const sent = await send(actor, { assessmentId }, form);
    expect(sent.data).toMatchObject({
      errors: { startBy: 'past', restMAD: 'number', users: 'users' },
      values: form,
    });
  });

  test('a start that has passed since it was asked for is said', async () => {
    const here = await matched();
    await db.matchWish.create({
      data: {
        assessmentId: here.assessmentId,
        updatedAt: here.actor.now,
        wish: {
          ...{ languages: [], mode: 'any', startBy: '2020-01-01', restMAD: null },
          ...{ users: null, moroccanFirst: true },
        },
      },
    });
    expect(read(await look(here.actor, here)).isPast).toBe(true);
  });

  test('whoever may only read keeps reading', async () => {
    const here = await matched();
    const viewer = await makeFirmPerson('sme-viewer', here.firm);
    expect(read(await look(viewer, here)).readOnly).toBe(true);
    expect(await send(viewer, here, FREE)).toMatchObject({
      status: 303,
      location: `/fr/assess/${here.assessmentId}/review?refused`,
    });
    expect(await db.matchWish.count()).toBe(0);
  });

  test('an advisor changes them in the name of the firm', async () => {
    const here = await matched();
    const advisor = await makeAdvisor(here.firm);
    await send(advisor, here, { ...FREE, mode: 'remote' });
    const line = (await auditOf(here.firm)).find(({ type }) => type === 'matching.wish-changed');
    expect(line).toMatchObject({ onBehalfOf: here.firm, facts: { mode: 'remote' } });
  });

  test('cannot be sent without end from one address', async () => {
    const { actor, assessmentId } = await matchedFirm();
    let last = 303;
    for (let sent = 0; sent < 45 && last === 303; sent += 1)
      last = (await send(actor, { assessmentId }, FREE)).status;
    expect(last).toBe(429);
  });
});

describe('the matches of one action', () => {
  test('tell every component of every match', async () => {
    const here = await matched();
    const { best } = listed.parse((await lookAt(here.actor, here)).data);
    expect(best).toHaveLength(4);
    for (const { components } of best) {
      expect(components.map(({ component }) => component)).toEqual([
        ...['need', 'constraints', 'record', 'price', 'availability', 'exposure'],
      ]);
      for (const { share } of components) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  });

  test('keep hostile texts as texts', async () => {
    const here = await matched();
    const { best } = listed.parse((await lookAt(here.actor, here)).data);
    expect(best.map(({ card: { title } }) => title.text)).toContain(HOSTILE);
  });

  test.each(['no-such-action', '__proto__', '..%2f'])('%s is not there', async (action) => {
    const { actor, assessmentId } = await matchedFirm();
    expect((await lookAt(actor, { assessmentId, action })).status).toBe(404);
  });
});

describe('the overview of a firm', () => {
  const plan = z.object({
    plan: z
      .object({
        actions: z.array(
          z.object({
            action: z.string(),
            matches: z.string(),
            rest: z.string().nullable(),
            state: z.string(),
            todo: z.string(),
          }),
        ),
      })
      .nullable(),
  });
  const overview = async (who: DeviceActor) =>
    plan.parse((await call(sme.loader, { params: { lang: 'fr' }, person: who.person })).data).plan;

  test('says what to do next for each action', async () => {
    const here = await matched(3);
    const actions = (await overview(here.actor))?.actions ?? [];
    expect(actions.find(({ action }) => action === here.action)).toMatchObject({
      ...{ matches: '3', state: 'none', todo: 'choose' },
      rest: expect.stringContaining('12'),
    });
    expect(actions.some(({ todo, rest }) => todo === 'widen' && rest === null)).toBe(true);
  });

  test('without an assessment starts one', async () => {
    expect(await overview(await makeFirmPerson('sme-owner'))).toBeNull();
  });
});
