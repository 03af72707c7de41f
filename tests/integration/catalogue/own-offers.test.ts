import { beforeEach, describe, expect, test } from 'vitest';
import {
  createOffer,
  discardDraft,
  findOfferFate,
  getOwnDraft,
  openOfferDraft,
  publishOffer,
  refreshListingsOf,
  requestOfferChanges,
  reviseOffer,
  saveDraft,
  submitOffer,
  takeBackOffer,
  withdrawOffer,
} from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { makeMember } from '../../factories/people.ts';
import {
  anOfferContent,
  makeCertifiedProvider,
  makeExaminer,
  makeOffer,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let home: string;
let intents = 0;
const intent = () => `an intent of an offer ${(intents += 1)}`;

/** A draft of a whole offer, its keys and its stamp. */
async function aDraft(changes: Partial<OfferContent> = {}) {
  const content = anOfferContent(changes);
  const offerId = await createOffer(owner, content, intent());
  const { draft } = await getOwnDraft(owner, offerId);
  return { offerId, content, versionId: draft?.versionId ?? '', stamp: draft?.stamp ?? '' };
}

const versionsOf = async (offerId: string) =>
  (await db.offerVersion.findMany({ where: { offerId }, orderBy: { number: 'asc' } })).map(
    ({ number, state }) => `${number} ${state}`,
  );
const contentOf = async (id: string) =>
  (await db.offerVersion.findUniqueOrThrow({ where: { id } })).content;

async function trail(): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { streamId: `organisation:${home}` },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ type }) => type.replace('catalogue.offer-', ''));
}

async function notices(): Promise<Record<string, unknown>[]> {
  const rows = await db.$queryRaw<{ payload: Record<string, unknown> }[]>`
    SELECT payload FROM graphile_worker._private_jobs ORDER BY id`;
  return rows.map(({ payload }) => payload).filter(({ kind }) => kind !== undefined);
}

beforeEach(async () => {
  await resetDatabase();
  owner = await makeCertifiedProvider();
  home = owner.person.seat.organisationId;
});

describe('a new offer', () => {
  test('is a draft under an address of its own; the same form opens it once', async () => {
    const key = intent();
    const [first, again] = [
      await createOffer(owner, anOfferContent(), key),
      await createOffer(owner, anOfferContent(), key),
    ];
    const other = await createOffer(owner, anOfferContent(), intent());
    expect(again).toBe(first);
    const slugs = await db.offer.findMany({ orderBy: { createdAt: 'asc' } });
    expect(slugs).toHaveLength(2);
    for (const { slug } of slugs)
      expect(slug).toMatch(/^caisse-et-stock-pour-une-boutique-[2-9a-z]{6}$/);
    expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(2);
    expect(await versionsOf(other)).toEqual(['1 draft']);
    expect(await trail()).toEqual(['created', 'created']);
  });

  test('is written by members of a provider and nobody else', async () => {
    const member = await makeMember('provider', ['provider-member'], home);
    await createOffer(member, anOfferContent(), intent());
    for (const stranger of [await makeExaminer(), await makeMember('sme', ['sme-owner'])])
      expect(await refusalCode(createOffer(stranger, anOfferContent(), intent()))).toBe(
        'catalogue.not-found',
      );
    expect(await db.offer.count()).toBe(1);
  });
});

describe('saving a draft', () => {
  test('keeps what is half filled in and gives a new stamp', async () => {
    const draft = await aDraft();
    const half = { ...anOfferContent({ category: '', durationDays: 0 }), deliverables: [] };
    const stamp = await saveDraft(owner, { ...draft, content: half });
    expect(stamp).not.toBe(draft.stamp);
    expect(await contentOf(draft.versionId)).toEqual(half);
    expect(await saveDraft(owner, { ...draft, content: half })).toBe(stamp);
  });

  test('is refused after somebody else saved, whose text stays', async () => {
    const draft = await aDraft();
    const theirs = anOfferContent({ durationDays: 30 });
    await saveDraft(await makeMember('provider', ['provider-member'], home), {
      ...draft,
      content: theirs,
    });
    const mine = { ...draft, content: anOfferContent({ durationDays: 60 }) };
    expect(await refusalCode(saveDraft(owner, mine))).toBe('catalogue.offer-changed');
    expect(await refusalCode(submitOffer(owner, mine))).toBe('catalogue.offer-changed');
    expect(await contentOf(draft.versionId)).toEqual(theirs);
    const { draft: now } = await getOwnDraft(owner, draft.offerId);
    await saveDraft(owner, { ...mine, stamp: now?.stamp ?? '' });
    expect(await contentOf(draft.versionId)).toEqual(mine.content);
  });

  test('of two at the same moment keeps one', async () => {
    const draft = await aDraft();
    const codes = await Promise.all(
      [10, 20].map((durationDays) =>
        refusalCode(saveDraft(owner, { ...draft, content: anOfferContent({ durationDays }) })),
      ),
    );
    expect(codes.sort()).toEqual(['catalogue.offer-changed', null]);
  });

  test('is refused once the version was sent, in another tab', async () => {
    const draft = await aDraft();
    await submitOffer(owner, draft);
    const late = { ...draft, content: anOfferContent({ durationDays: 9 }) };
    expect(await refusalCode(saveDraft(owner, late))).toBe('catalogue.offer-frozen');
    expect(await refusalCode(submitOffer(owner, late))).toBe('catalogue.offer-frozen');
    expect(await contentOf(draft.versionId)).toEqual(draft.content);
  });
});

describe('sending an offer', () => {
  test('freezes it, and tells every examiner', async () => {
    const examiners = [await makeExaminer(), await makeExaminer()];
    const draft = await aDraft();
    expect(await submitOffer(owner, { ...draft, content: null })).toEqual([]);
    expect(await submitOffer(owner, draft)).toEqual([]);
    expect(await versionsOf(draft.offerId)).toEqual(['1 submitted']);
    expect(await trail()).toEqual(['created', 'submitted']);
    const told = await notices();
    expect(told.map(({ accountId }) => accountId).sort()).toEqual(
      examiners.map(({ person }) => person.accountId).sort(),
    );
    expect(told[0]).toMatchObject({
      kind: 'offer-submitted',
      params: { offer: draft.content.title.fr },
      path: `/programme/offers/${draft.versionId}`,
    });
    const change = db.offerVersion.update({
      where: { id: draft.versionId },
      data: { content: anOfferContent({ durationDays: 1 }) },
    });
    expect(await change.catch(constraintOf)).toBe('offer_version_frozen');
  });

  test('saves and says what is missing, without telling anybody', async () => {
    await makeExaminer();
    const draft = await aDraft();
    const content = anOfferContent({
      ...{ price: { kind: 'fixed', min: 0, max: 0, setup: 0 }, regions: ['MA-06', 'MA-12'] },
      reliesOn: ['passi', 'tax-attestation'],
    });
    expect(await submitOffer(owner, { ...draft, content })).toEqual([
      { field: 'price.min', key: 'priceMissing' },
      { field: 'regions', key: 'regionsNotServed', codes: ['MA-12'] },
      { field: 'reliesOn', key: 'papersNotHeld', codes: ['passi'] },
    ]);
    expect(await versionsOf(draft.offerId)).toEqual(['1 draft']);
    expect(await contentOf(draft.versionId)).toEqual(content);
    expect(await notices()).toEqual([]);
  });

  test('refuses a price far above comparable ones', async () => {
    const about = { category: 'ERP', priceKind: 'fixed', count: 10, computedAt: NOON };
    const band = { p10: 100_000n, p25: 120_000n, p50: 150_000n, p75: 200_000n, p90: 300_000n };
    await db.priceBand.create({ data: { ...about, ...band, region: 'MA-06' } });
    const draft = await aDraft();
    const priced = (min: number) =>
      anOfferContent({ price: { kind: 'fixed', min, max: min, setup: 0 } });
    expect(await submitOffer(owner, { ...draft, content: priced(900_001) })).toMatchObject([
      { field: 'price.min', key: 'priceFarAbove' },
    ]);
    const { draft: saved } = await getOwnDraft(owner, draft.offerId);
    const stamp = saved?.stamp ?? '';
    expect(await submitOffer(owner, { ...draft, stamp, content: priced(900_000) })).toEqual([]);
  });

  test('gives a title to the address of an offer that had none', async () => {
    const draft = await aDraft({ title: { fr: '', ar: '' } });
    const before = await db.offer.findUniqueOrThrow({ where: { id: draft.offerId } });
    expect(before.slug).toMatch(/^offre-/);
    await submitOffer(owner, { ...draft, content: anOfferContent() });
    const { slug } = await db.offer.findUniqueOrThrow({ where: { id: draft.offerId } });
    expect(slug).toBe(before.slug.replace('offre', 'caisse-et-stock-pour-une-boutique'));
  });

  test('names the address anew until a version was published, whatever was decided before', async () => {
    const named = (fr: string) => ({ title: { fr, ar: '' } });
    const first = await aDraft(named('Caisse'));
    const { offerId } = first;
    const slugOf = async () => (await db.offer.findUniqueOrThrow({ where: { id: offerId } })).slug;
    const sendAs = async (title: string, versionId: string) => {
      const { draft } = await getOwnDraft(owner, offerId);
      const stamp = draft?.stamp ?? '';
      const content = anOfferContent(named(title));
      expect(await submitOffer(owner, { offerId, versionId, stamp, content })).toEqual([]);
    };
    const examiner = await makeExaminer();
    await sendAs('Caisse', first.versionId);
    await requestOfferChanges(examiner, first.versionId, [{ field: 'title', text: 'Précisez.' }]);
    const second = await reviseOffer(owner, first);
    await sendAs('Stock', second);
    expect(await slugOf()).toMatch(/^stock-/);
    expect(await findOfferFate(await slugOf())).toBeNull();
    await publishOffer(examiner, second);
    const third = await openOfferDraft(owner, { offerId, versionId: second });
    await sendAs('Paie', third);
    await publishOffer(examiner, third);
    expect(await slugOf()).toMatch(/^stock-/);
    await withdrawOffer(owner, { offerId, versionId: third });
    expect(await findOfferFate(await slugOf())).toEqual({ fate: 'gone', category: 'ERP' });
  });
});

describe('while it is examined', () => {
  test('it can be taken back, and goes on as a new draft', async () => {
    const draft = await aDraft();
    await submitOffer(owner, draft);
    const next = await takeBackOffer(owner, draft);
    expect(await takeBackOffer(owner, draft)).toBe(next);
    expect(await versionsOf(draft.offerId)).toEqual(['1 withdrawn', '2 draft']);
    expect(await contentOf(next)).toEqual(draft.content);
    expect(await trail()).toEqual(['created', 'submitted', 'taken-back']);
  });

  test('nothing else can be done with it by its provider', async () => {
    const { offerId, versionId } = await makeOffer(home, 'submitted');
    const key = { offerId, versionId };
    for (const act of [reviseOffer, openOfferDraft, discardDraft, withdrawOffer])
      expect(await refusalCode(act(owner, key))).toBe('catalogue.wrong-state');
    expect(await versionsOf(offerId)).toEqual(['1 submitted']);
  });
});

describe('after changes were requested', () => {
  test('a new draft goes on from it, with the requests beside it', async () => {
    const key = await makeOffer(home, 'changes-requested');
    const asked = { field: 'price', text: 'Dites ce que le prix comprend.' };
    await db.offerChangeRequest.create({
      data: { id: 'r', versionId: key.versionId, ...asked, byId: 'an examiner', at: NOON },
    });
    const next = await reviseOffer(owner, key);
    expect(await reviseOffer(owner, key)).toBe(next);
    expect(await versionsOf(key.offerId)).toEqual(['1 superseded', '2 draft']);
    const page = await getOwnDraft(owner, key.offerId);
    expect(page).toMatchObject({ draft: { versionId: next }, requests: [asked] });
    expect(page.regions).toEqual(['MA-06']);
    expect(page.papers).toEqual(['tax-attestation', 'cnss-attestation']);
    expect(await refusalCode(takeBackOffer(owner, key))).toBe('catalogue.wrong-state');
  });

  test('it can be given up', async () => {
    const key = await makeOffer(home, 'changes-requested');
    await discardDraft(owner, key);
    expect(await versionsOf(key.offerId)).toEqual(['1 withdrawn']);
  });
});

describe('a published offer', () => {
  test('stays in the catalogue while a new draft is worked on and given up', async () => {
    const key = await makeOffer(home);
    await refreshListingsOf(home, NOON);
    const [one, two] = await Promise.all([openOfferDraft(owner, key), openOfferDraft(owner, key)]);
    expect(two).toBe(one);
    expect(await versionsOf(key.offerId)).toEqual(['1 published', '2 draft']);
    await discardDraft(owner, { offerId: key.offerId, versionId: one });
    await discardDraft(owner, { offerId: key.offerId, versionId: one });
    expect(await versionsOf(key.offerId)).toEqual(['1 published', '2 withdrawn']);
    expect(await db.offerListing.count()).toBe(1);
    expect(await trail()).toEqual(['draft-opened', 'discarded']);
  });

  test('leaves the lists when it is withdrawn, and can come back as a draft', async () => {
    const key = await makeOffer(home);
    await refreshListingsOf(home, NOON);
    await withdrawOffer(owner, key);
    await withdrawOffer(owner, key);
    expect(await db.offerListing.count()).toBe(0);
    expect(await trail()).toEqual(['withdrawn']);
    await openOfferDraft(owner, key);
    expect(await versionsOf(key.offerId)).toEqual(['1 withdrawn', '2 draft']);
  });
});
