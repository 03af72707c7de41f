import { beforeEach, describe, expect, test } from 'vitest';
import {
  createOffer,
  discardDraft,
  getOwnDraft,
  getOwnOffer,
  listOwnOffers,
  openOfferDraft,
  previewOffer,
  refreshListingsOf,
  reviseOffer,
  saveDraft,
  submitOffer,
  takeBackOffer,
  withdrawOffer,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import {
  anOfferContent,
  dayFromNoon,
  makeCertifiedProvider,
  makeOffer,
} from '../../factories/providers.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let home: string;

/** A draft of a whole offer, its keys and its stamp. */
async function aDraft(actor = owner) {
  const content = anOfferContent();
  const offerId = await createOffer(actor, content, 'an intent of a form');
  const { draft } = await getOwnDraft(actor, offerId);
  return { offerId, content, versionId: draft?.versionId ?? '', stamp: draft?.stamp ?? '' };
}
const contentOf = async (id: string) =>
  (await db.offerVersion.findUniqueOrThrow({ where: { id } })).content;

beforeEach(async () => {
  await resetDatabase();
  owner = await makeCertifiedProvider();
  home = owner.person.seat.organisationId;
});

describe('what a provider sees of its offers', () => {
  test('is in order of what there is to do', async () => {
    await makeOffer(home, 'published');
    await makeOffer(home, 'submitted');
    await makeOffer(home, 'changes-requested');
    const both = await makeOffer(home, 'published', { title: { fr: '', ar: 'صندوق' } });
    await openOfferDraft(owner, both);
    const gone = await aDraft();
    await discardDraft(owner, gone);
    await refreshListingsOf(home, NOON);
    const view = { kind: 'offer', organisationId: home, subjectId: both.offerId };
    await db.catalogueView.createMany({
      data: [0, -29, -30].map((days) => ({ ...view, day: dayFromNoon(days), count: 2 })),
    });
    const rows = await listOwnOffers(owner, 'fr');
    expect(rows.map(({ group }) => group)).toEqual([
      ...['changes-requested', 'draft', 'submitted', 'published'],
    ]);
    expect(rows[1]).toMatchObject({
      ...{ id: both.offerId, isPublished: true, isListed: true, views: 4 },
      title: { text: 'صندوق', lang: 'ar' },
      category: { code: 'ERP' },
    });
    expect(rows[2]?.views).toBeNull();
  });

  test('is every version of an offer with what was asked', async () => {
    const key = await makeOffer(home, 'published');
    const draft = await openOfferDraft(owner, key);
    const page = await getOwnOffer(owner, key.offerId, 'fr');
    expect(page.working?.id).toBe(draft);
    expect(page.published?.number).toBe(1);
    expect(page.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await previewOffer(owner, key.offerId, null, 'ar')).view.title?.lang).toBe('ar');
    expect(await previewOffer(owner, key.offerId, 1, 'fr')).toMatchObject({
      ...{ number: 1, state: 'published' },
      view: { regions: [{ code: 'MA-06' }], hosting: { name: 'Maroc' } },
    });
    expect(await refusalCode(previewOffer(owner, key.offerId, 7, 'fr'))).toBe(
      'catalogue.not-found',
    );
  });
});

test('another provider reaches none of it', async () => {
  const stranger = await makeCertifiedProvider();
  const draft = await aDraft();
  const published = await makeOffer(home);
  const works: readonly Promise<unknown>[] = [
    saveDraft(stranger, draft),
    submitOffer(stranger, draft),
    discardDraft(stranger, draft),
    takeBackOffer(stranger, draft),
    reviseOffer(stranger, draft),
    openOfferDraft(stranger, published),
    withdrawOffer(stranger, published),
    getOwnOffer(stranger, draft.offerId, 'fr'),
    getOwnDraft(stranger, draft.offerId),
    previewOffer(stranger, published.offerId, null, 'fr'),
  ];
  expect(await refusalCodes(works)).toEqual(['catalogue.not-found']);
  expect(await listOwnOffers(stranger, 'fr')).toEqual([]);
  const own = await aDraft(stranger);
  const mixed = { ...draft, offerId: own.offerId };
  expect(await refusalCode(saveDraft(stranger, mixed))).toBe('catalogue.not-found');
  expect(await contentOf(draft.versionId)).toEqual(draft.content);
});
