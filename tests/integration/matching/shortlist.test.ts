import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { attachAssessment, updatePlannedAction } from '#domain/assessment/index.server.ts';
import { refreshListingsOf } from '#domain/catalogue/index.server.ts';
import { contentHash, type Actor } from '#domain/kernel/index.server.ts';
import {
  addToShortlist,
  freezeShortlist,
  getShortlist,
  listShortlists,
  refreshMatches,
  refreshRun,
  removeFromShortlist,
  saveWish,
  suggestShortlist,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { constraintOf } from '#platform/constraints.ts';
import { anActor, later, NOON } from '../../factories/actors.ts';
import { auditOf, makeAdvisor, makeFirmPerson } from '../../factories/firms.ts';
import { holding } from '../../factories/interleaving.ts';
import {
  firstNeed,
  freshMatching,
  indexedOfferOf,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
  raiseEdition,
  withdrawIndexed,
  type IndexedOffer,
} from '../../factories/matching.ts';
import { makeMember } from '../../factories/people.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../../factories/programmes.ts';
import { anOfferContent } from '../../factories/providers.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';

beforeEach(freshMatching);

/** A firm, the first action of its plan, and offers for it. */
async function choosing(count = 4) {
  const { firm, actor, assessmentId } = await matchedFirm();
  const { action, category } = await firstNeed(actor, assessmentId);
  const offers = await indexedOffers(count, { category });
  await refreshRun(actor, assessmentId);
  return { firm, actor, assessmentId, action, category, offers };
}
type Choosing = Awaited<ReturnType<typeof choosing>>;
type Target = Pick<Choosing, 'assessmentId' | 'action'>;

const add = (actor: Actor, { assessmentId, action }: Target, ...offers: IndexedOffer[]) =>
  addToShortlist(actor, assessmentId, { action, offerIds: offers.map(({ offerId }) => offerId) });
const take = (actor: Actor, { assessmentId, action }: Target, { offerId }: IndexedOffer) =>
  removeFromShortlist(actor, assessmentId, { action, offerId });
const suggest = (actor: Actor, { assessmentId, action }: Target) =>
  suggestShortlist(actor, assessmentId, action);
const look = (actor: Actor, { assessmentId, action }: Target, asked: readonly string[] = []) =>
  getShortlist(actor, { assessmentId, action }, 'fr', asked);
const freeze = (actor: Actor, { assessmentId, action }: Target, stamp: string) =>
  freezeShortlist(actor, { assessmentId, action }, stamp);
const shown = async (actor: Actor, target: Target, asked: readonly string[] = []) =>
  (await look(actor, target, asked)).columns.map(({ offer }) => offer);
const idsOf = (offers: readonly IndexedOffer[]) => offers.map(({ offerId }) => offerId);

/** Another published version of an offer at another price, as an examiner would let it in. */
async function publishAnother(
  { offerId, organisationId, versionId }: IndexedOffer,
  category: string,
  amount: number,
): Promise<void> {
  const old = await db.offerVersion.update({
    where: { id: versionId },
    data: { state: 'superseded' },
  });
  const id = randomUUID();
  const price = { kind: 'fixed', min: amount, max: amount, setup: 0 } as const;
  const content = anOfferContent({ sizes: [], sectors: [], mode: 'both', category, price });
  await db.offerVersion.create({
    data: {
      ...{ ...old, id, offerId, number: 2, state: 'published', content },
      contentHash: `hash ${id}`,
    },
  });
  await refreshListingsOf(organisationId, NOON);
}

describe('a shortlist', () => {
  test('takes offers once and lets them go', async () => {
    const here = await choosing();
    const { actor, offers } = here;
    const [one, two, three] = offers.toReversed();
    if (!one || !two || !three) throw new Error('offers');
    await add(actor, here, two);
    await add(later(actor, 1), here, one, two);
    await add(later(actor, 2), here, one);
    expect(new Set(await shown(actor, here))).toEqual(new Set([two.offerId, one.offerId]));
    expect(await listShortlists(actor, here.assessmentId)).toMatchObject([
      { action: here.action, state: 'open', count: 2 },
    ]);
    await take(actor, here, two);
    await take(actor, here, three);
    expect(await shown(actor, here)).toEqual([one.offerId]);
    await take(actor, here, one);
    expect(await listShortlists(actor, here.assessmentId)).toEqual([]);
    expect(await db.shortlist.count()).toBe(0);
  });

  test('is filled with the best match of three providers in one step, what is on it kept', async () => {
    const here = await choosing(5);
    const { columns, suggested } = await look(here.actor, here, idsOf(here.offers));
    expect(columns.map(({ match }) => match?.rank)).toEqual([1, 2, 3, 4, 5]);
    const best = columns.map(({ offer }) => offer);
    expect(suggested).toBe(0);
    const last = here.offers.find(({ offerId }) => offerId === best[4]);
    if (!last) throw new Error('offers');
    await add(here.actor, here, last);
    expect((await look(here.actor, here)).suggested).toBe(2);
    await suggest(later(here.actor, 1), here);
    await suggest(later(here.actor, 2), here);
    expect(await shown(here.actor, here)).toEqual([best[0], best[1], best[4]]);
  });

  test('takes any offer of the category, and says nothing of its rank', async () => {
    const here = await choosing(1);
    const [only] = here.offers;
    if (!only) throw new Error('offers');
    const far = { regions: ['MA-01'], mode: 'on-site', minStage: 5 } as const;
    const unfit = await indexedOfferOf(only.owner, {
      category: here.category,
      content: () => ({ ...far, regions: [...far.regions] }),
    });
    await add(here.actor, here, unfit);
    const [column] = (await look(here.actor, here)).columns;
    expect(column).toMatchObject({ offer: unfit.offerId, match: null, kept: true });
  });

  test('has no place for an offer of another category, for one that is gone, nor for a seventh', async () => {
    const here = await choosing(8);
    const [gone, ...others] = here.offers;
    const other = here.category === 'WEB' ? 'ERP' : 'WEB';
    const [elsewhere] = await indexedOffers(1, { category: other });
    if (!gone || !elsewhere) throw new Error('offers');
    expect(await refusalCode(add(here.actor, here, elsewhere))).toBe('matching.offer-gone');
    await look(here.actor, here);
    await withdrawIndexed(gone);
    expect(await refusalCode(add(here.actor, here, gone))).toBe('matching.offer-gone');
    expect(await refusalCode(add(here.actor, here, ...others))).toBe('matching.shortlist-full');
    expect(await db.shortlistItem.count()).toBe(0);
    await add(here.actor, here, ...others.slice(0, 6));
    expect(await refusalCode(add(here.actor, here, ...others))).toBe('matching.shortlist-full');
  });

  test('shows what the address asks for and keeps nothing of it', async () => {
    const here = await choosing(3);
    const [one, two] = here.offers;
    if (!one || !two) throw new Error('offers');
    await add(here.actor, here, one);
    const page = await look(here.actor, here, [two.slug, one.offerId, two.offerId, 'nothing']);
    expect(new Map(page.columns.map(({ offer, kept }) => [offer, kept]))).toEqual(
      new Map([
        [two.offerId, false],
        [one.offerId, true],
      ]),
    );
    expect(page).toMatchObject({ count: 1, asked: { missing: 1 } });
    expect(await shown(here.actor, here)).toEqual([one.offerId]);
  });

  test('counts costs, aid and rest to pay for this firm', async () => {
    const here = await choosing(1);
    const rules = aRuleSet({
      rule: { all: [{ id: 'staff', fact: 'staff', op: 'between', value: [1, 49] }] },
    });
    await makeProgramme({
      slug: 'pays',
      content: aProgrammeContent({ rules, goldenCases: [], categories: [here.category] }),
    });
    await add(here.actor, here, ...here.offers);
    const [column] = (await look(here.actor, here)).columns;
    const half = { min: 600_000, max: 600_000 };
    expect(column).toMatchObject({
      cost: { min: 1_200_000, max: 1_200_000, basis: 'once' },
      sure: { programme: 'pays', name: 'Chèque d’essai', at: { min: half, max: half } },
      rest: { beforeVat: half, withVat: { min: 840_000, max: 840_000 } },
    });
  });

  test('says which offer went and which one changed since it was chosen', async () => {
    const here = await choosing(3);
    const [gone, changed, same] = here.offers;
    if (!gone || !changed || !same) throw new Error('offers');
    await add(here.actor, here, ...here.offers);
    await withdrawIndexed(gone);
    await publishAnother(changed, here.category, 990_000);
    const page = await look(here.actor, here);
    expect(page.gone).toMatchObject([{ offerId: gone.offerId, slug: gone.slug }]);
    const told = page.columns.map(({ offer, price, before }) => [offer, price.min, before?.min]);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual([changed.offerId, 990_000, 1_250_000]);
    expect(told).toContainEqual([same.offerId, 1_300_000, undefined]);
    await add(here.actor, here, changed);
    const { columns } = await look(here.actor, here);
    expect(columns.map(({ before }) => before)).toEqual([null, null]);
  });
});

describe('who', () => {
  test('of another firm, of a provider or from another browser finds nothing there', async () => {
    const here = await choosing(3);
    await add(here.actor, here, ...here.offers);
    const strangers: Actor[] = [
      await makeFirmPerson('sme-owner'),
      await makeMember('provider', ['provider-owner']),
      await makeMember('advisor', ['advisor']),
      anActor('a foreign browser'),
    ];
    const [one] = here.offers;
    if (!one) throw new Error('offers');
    for (const stranger of strangers) {
      const tried = [
        look(stranger, here),
        listShortlists(stranger, here.assessmentId),
        add(stranger, here, one),
        take(stranger, here, one),
        suggest(stranger, here),
        freeze(stranger, here, ''),
      ];
      expect(await refusalCodes(tried)).toEqual(['assessment.not-found']);
    }
    expect(await db.shortlistItem.count()).toBe(3);
  });

  test('only reads for the firm changes nothing', async () => {
    const here = await choosing(3);
    const [one] = here.offers;
    if (!one) throw new Error('offers');
    await add(here.actor, here, one);
    const viewer = await makeFirmPerson('sme-viewer', here.firm);
    const page = await look(viewer, here);
    expect(page).toMatchObject({ mayFreeze: 'read-only', count: 1 });
    const tried = [
      add(viewer, here, ...here.offers),
      take(viewer, here, one),
      suggest(viewer, here),
      freeze(viewer, here, page.stamp),
    ];
    expect(await refusalCodes(tried)).toEqual(['assessment.read-only']);
  });

  test('advises chooses with the firm, which reads of it, and does not decide for it', async () => {
    const here = await choosing(3);
    const advisor = await makeAdvisor(here.firm);
    await add(advisor, here, ...here.offers);
    const { stamp, mayFreeze } = await look(advisor, here);
    expect(mayFreeze).toBe('firm-only');
    expect(await refusalCode(freeze(advisor, here, stamp))).toBe('matching.firm-only');
    expect(await auditOf(here.firm)).toContainEqual(
      expect.objectContaining({
        type: 'matching.shortlist-changed',
        onBehalfOf: here.firm,
        facts: expect.objectContaining({ action: here.action, offers: 3 }),
      }),
    );
    await freeze(here.actor, here, stamp);
    expect((await look(advisor, here)).state).toBe('frozen');
  });

  test('has no account chooses, and decides once the firm has taken the assessment over', async () => {
    const { actor, assessmentId } = await matchedVisitor('own browser');
    const { action, category } = await firstNeed(actor, assessmentId);
    const here = { assessmentId, action };
    const offers = await indexedOffers(3, { category });
    await add(actor, here, ...offers);
    await refreshRun(actor, assessmentId);
    const { stamp, mayFreeze } = await look(actor, here);
    expect(mayFreeze).toBe('attach');
    expect(await refusalCode(freeze(actor, here, stamp))).toBe('matching.not-attached');
    const owner = await makeFirmPerson('sme-owner');
    const sameBrowser = { ...owner, deviceHash: actor.deviceHash };
    await attachAssessment(sameBrowser, assessmentId);
    expect(new Set(await shown(owner, here))).toEqual(new Set(idsOf(offers)));
    await freeze(owner, here, (await look(owner, here)).stamp);
    expect(await db.shortlist.findFirst()).toMatchObject({
      organisationId: owner.person.seat.organisationId,
      state: 'frozen',
    });
  });
});

describe('settling the choice', () => {
  test('keeps what was compared, for good, with a fingerprint that its content has', async () => {
    const here = await choosing(4);
    await add(here.actor, here, ...here.offers);
    const { stamp, columns } = await look(here.actor, here);
    await freeze(here.actor, here, stamp);
    await freeze(later(here.actor, 60_000), here, stamp);
    const row = await db.shortlist.findFirstOrThrow();
    expect(row).toMatchObject({ frozenAt: NOON, frozenById: here.actor.person.accountId });
    expect(contentHash(row.content)).toBe(row.contentHash);
    const entries = (await auditOf(here.firm)).filter(({ type }) => type.startsWith('matching.'));
    expect(entries).toMatchObject([
      {
        type: 'matching.shortlist-frozen',
        subject: `shortlist:${row.id}`,
        facts: { action: here.action, offers: 4, content: row.contentHash },
      },
    ]);
    const page = await look(here.actor, here);
    expect(page).toMatchObject({
      state: 'frozen',
      stamp,
      frozen: { at: NOON, by: 'Amina Alaoui', hash: row.contentHash },
    });
    expect(page.columns).toEqual(columns);
  });

  test('stays as it is when offers go, change their price or the action is done', async () => {
    const here = await choosing(3);
    const [gone, changed] = here.offers;
    if (!gone || !changed) throw new Error('offers');
    await add(here.actor, here, ...here.offers);
    const before = await look(here.actor, here);
    await freeze(here.actor, here, before.stamp);
    await withdrawIndexed(gone);
    await publishAnother(changed, here.category, 100);
    await updatePlannedAction(here.actor, here.assessmentId, here.action, { state: 'doing' });
    await updatePlannedAction(here.actor, here.assessmentId, here.action, { state: 'done' });
    const after = await look(here.actor, here);
    expect(after.columns).toEqual(before.columns);
    expect(after.gone).toEqual([]);
  });

  test('leaves nothing to be changed, not even by hand', async () => {
    const here = await choosing(4);
    const [one, , , four] = here.offers;
    if (!one || !four) throw new Error('offers');
    await add(here.actor, here, ...here.offers.slice(0, 3));
    await freeze(here.actor, here, (await look(here.actor, here)).stamp);
    const tried = [
      add(here.actor, here, four),
      take(here.actor, here, one),
      suggest(here.actor, here),
      freeze(here.actor, here, 'another page'),
    ];
    expect(await refusalCodes(tried)).toEqual(['matching.shortlist-frozen']);
    const byHand = [
      db.$executeRaw`UPDATE shortlist SET content_hash = 'other'`,
      db.$executeRaw`UPDATE shortlist SET state = 'open', frozen_at = NULL`,
      db.$executeRaw`DELETE FROM shortlist_item`,
      db.$executeRaw`UPDATE shortlist_item SET version_id = 'other'`,
      db.$executeRaw`UPDATE shortlist_item SET shortlist_id = ${await anotherOpen(here)}`,
    ];
    for (const tried of byHand)
      expect(constraintOf(await tried.catch((error: unknown) => error))).toBe('shortlist_kept');
    expect(await db.shortlistItem.count()).toBe(3);
  });

  async function anotherOpen({ assessmentId }: Target): Promise<string> {
    const data = { id: randomUUID(), assessmentId, action: 'another', createdAt: NOON };
    return (await db.shortlist.create({ data: { ...data, updatedAt: NOON } })).id;
  }

  test('asks for three providers where three exist, for all where fewer do', async () => {
    const here = await choosing(3);
    const [one, two, three] = here.offers;
    if (!one || !two || !three) throw new Error('offers');
    const again = await indexedOfferOf(one.owner, { category: here.category });
    await add(here.actor, here, one, two, again);
    const page = await look(here.actor, here);
    expect(page).toMatchObject({ exist: 3, needed: 3, providers: 2 });
    expect(await refusalCode(freeze(here.actor, here, page.stamp))).toBe('matching.too-few');
    await withdrawIndexed(three);
    const fewer = await look(here.actor, here);
    expect(fewer).toMatchObject({ exist: 2, needed: 2, providers: 2 });
    expect(fewer.run.stale).toEqual(['offers']);
    await freeze(here.actor, here, fewer.stamp);
  });

  test('counts providers that only a wish of the firm hides', async () => {
    const here = await choosing(3);
    const [one] = here.offers;
    if (!one) throw new Error('offers');
    await add(here.actor, here, one);
    expect(await look(here.actor, here)).toMatchObject({ needed: 3 });
    await saveWish(here.actor, here.assessmentId, {
      ...{ languages: ['en'], mode: 'any', startBy: null, restMAD: null, users: null },
      moroccanFirst: true,
    });
    expect(await look(here.actor, here)).toMatchObject({ exist: 3, needed: 3 });
  });

  test('is refused while nothing is chosen', async () => {
    const here = await choosing(3);
    expect(await refusalCode(freeze(here.actor, here, ''))).toBe('matching.shortlist-empty');
  });

  test('is refused when an offer went or changed since, and says which', async () => {
    const here = await choosing(5);
    const [gone, changed, ...others] = here.offers;
    if (!gone || !changed) throw new Error('offers');
    await add(here.actor, here, ...here.offers);
    const { stamp } = await look(here.actor, here);
    await publishAnother(changed, here.category, 990_000);
    await expect(freeze(here.actor, here, stamp)).rejects.toMatchObject({
      code: 'matching.offer-changed',
      details: { offer: changed.offerId },
    });
    await withdrawIndexed(gone);
    await expect(freeze(here.actor, here, stamp)).rejects.toMatchObject({
      code: 'matching.offer-gone',
      details: { offer: gone.offerId },
    });
    await take(here.actor, here, gone);
    await add(here.actor, here, changed);
    expect(await refusalCode(freeze(here.actor, here, stamp))).toBe('matching.shortlist-changed');
    expect(await db.shortlist.findFirst()).toMatchObject({ state: 'open', content: null });
    await freeze(here.actor, here, (await look(here.actor, here)).stamp);
    expect(new Set(await shown(here.actor, here))).toEqual(new Set(idsOf([changed, ...others])));
  });

  test('of two tabs, only that of the page as it is now counts', async () => {
    const here = await choosing(4);
    const [one, two, three, four] = here.offers;
    if (!one || !two || !three || !four) throw new Error('offers');
    await add(here.actor, here, one, two, three);
    const first = await look(here.actor, here);
    await add(here.actor, here, four);
    expect(await refusalCode(freeze(here.actor, here, first.stamp))).toBe(
      'matching.shortlist-changed',
    );
    const second = await look(here.actor, here);
    const together = [freeze(here.actor, here, second.stamp), take(here.actor, here, four)];
    const codes = await Promise.all(together.map(refusalCode));
    expect([
      [null, 'matching.shortlist-frozen'],
      ['matching.shortlist-changed', null],
    ]).toContainEqual(codes);
  });

  test('goes on when the matches were made again meanwhile and say the same', async () => {
    const here = await choosing(3);
    await add(here.actor, here, ...here.offers);
    const { stamp, run } = await look(here.actor, here);
    await updatePlannedAction(here.actor, here.assessmentId, here.action, {
      state: 'doing',
      owner: 'Karim',
      budgetMad: 1_000_000,
    });
    await freeze(here.actor, here, stamp);
    const page = await look(here.actor, here);
    expect(page.state).toBe('frozen');
    expect(page.run.id).not.toBe(run.id);
    const named = await db.shortlistItem.findMany({ select: { runId: true } });
    expect(named).toEqual(Array.from({ length: 3 }, () => ({ runId: page.run.id })));
  });
});

describe('a job that matches again meanwhile', () => {
  /** Does `work`, while a job drops the run that it began with. */
  async function whileDropped<T>({ assessmentId }: Target, work: () => Promise<T>) {
    return holding(async ({ query, somebodyWaits }) => {
      await query('SELECT 1 FROM assessment WHERE id = $1 FOR UPDATE', [assessmentId]);
      const result = work().catch((error: unknown) => error);
      await somebodyWaits();
      await raiseEdition();
      await refreshMatches({ now: NOON, randomBytes });
      return { result };
    });
  }

  test('leaves no offer that names a run that is gone', async () => {
    const here = await choosing(3);
    await (
      await whileDropped(here, () => suggest(here.actor, here))
    ).result;
    const items = await db.shortlistItem.findMany();
    const runs = await db.matchRun.findMany({ where: { replacedAt: null } });
    expect(items.map(({ runId }) => runId)).toEqual([1, 2, 3].map(() => runs[0]?.id));
  });

  test('lets nothing be settled with a run that is gone', async () => {
    const here = await choosing(3);
    await add(here.actor, here, ...here.offers);
    await raiseEdition();
    const { stamp } = await look(here.actor, here);
    const { result } = await whileDropped(here, () => refusalCode(freeze(here.actor, here, stamp)));
    expect(await result).toBe('matching.shortlist-changed');
    const { columns, stamp: again } = await look(here.actor, here);
    expect(columns).toHaveLength(3);
    await freeze(here.actor, here, again);
    const [item] = await db.shortlistItem.findMany();
    expect(await db.matchRun.count({ where: { id: item?.runId ?? '' } })).toBe(1);
  });
});
