import { beforeEach, describe, expect, test } from 'vitest';
import {
  findDuplicates,
  listOwnDuplicates,
  refreshListingsOf,
} from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { anOfferContent, makeCertifiedProvider, makeOffer } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const FR =
  'Nous installons la caisse au comptoir, saisissons vos articles avec leurs prix, formons votre équipe pendant deux demi-journées et revenons une fois le premier mois pour corriger ce qui gêne.';
const AR =
  'نركب صندوق الأداء في المتجر وندخل منتجاتكم مع أثمانها ونكون فريقكم خلال نصفي يومين، ثم نعود مرة واحدة في الشهر الأول لتصحيح ما يعيق العمل.';
const OTHER_FR =
  'Audit complet du référencement, rédaction de dix pages par an, suivi mensuel des visites et conseils pour obtenir des avis de clients satisfaits sur les moteurs de recherche.';
const NOTHING = { fr: '', ar: '' };

const saying = (fr: string, ar = '', changes: Partial<OfferContent> = {}) =>
  anOfferContent({
    ...{ title: { fr: 'Caisse de comptoir', ar: '' }, summary: NOTHING },
    ...{ description: { fr, ar }, ...changes },
  });
/** One word in six of a text replaced. */
const reworded = (text: string) =>
  text
    .split(' ')
    .map((word, index) => (index % 6 === 5 ? 'autrement' : word))
    .join(' ');

interface Place {
  readonly organisationId: string;
  readonly other: string;
}

async function twoProviders(): Promise<Place> {
  const [one, two] = [await makeCertifiedProvider(), await makeCertifiedProvider({ name: 'Rif' })];
  return { organisationId: one.person.seat.organisationId, other: two.person.seat.organisationId };
}

function search(
  organisationId: string,
  content: OfferContent,
  changes: Partial<Parameters<typeof findDuplicates>[1]> = {},
) {
  return findDuplicates(db, {
    ...{ offerId: null, organisationId, content, lang: 'fr', reader: 'examiner', ...changes },
  });
}

describe('an offer that repeats another', () => {
  test('is found with nearly the same words, whoever offers it, the most alike first', async () => {
    const { organisationId, other } = await twoProviders();
    const same = await makeOffer(other, 'published', saying(FR));
    const near = await makeOffer(other, 'submitted', saying(reworded(FR)));
    await makeOffer(other, 'published', saying(OTHER_FR));
    const found = await search(organisationId, saying(FR));
    expect(found).toMatchObject([
      { versionId: same.versionId, likeness: 'same', own: false, providerName: 'Rif' },
      { versionId: near.versionId, state: 'submitted', own: false },
    ]);
    expect(['almost', 'near']).toContain(found[1]?.likeness);
  });

  test('is found by its Arabic text alone', async () => {
    const { organisationId, other } = await twoProviders();
    const { versionId } = await makeOffer(other, 'published', saying(OTHER_FR, AR));
    expect(await search(organisationId, saying(FR, AR))).toMatchObject([{ versionId }]);
  });

  test('is found by its title among those of the same provider only', async () => {
    const { organisationId, other } = await twoProviders();
    const title = { fr: 'CAISSE, de comptoir !', ar: '' };
    const { versionId } = await makeOffer(
      organisationId,
      'submitted',
      saying(OTHER_FR, '', { title }),
    );
    await makeOffer(other, 'submitted', saying(OTHER_FR, '', { title }));
    expect(await search(organisationId, saying(FR))).toMatchObject([
      { versionId, own: true, sameTitle: true, likeness: null },
    ]);
  });

  test('is neither itself, nor of another category, nor a draft, nor withdrawn', async () => {
    const { organisationId, other } = await twoProviders();
    const own = await makeOffer(organisationId, 'published', saying(FR));
    await makeOffer(other, 'published', saying(FR, '', { category: 'WEB' }));
    await makeOffer(other, 'draft', saying(FR));
    const gone = await makeOffer(other, 'published', saying(FR));
    await db.offerVersion.update({ where: { id: gone.versionId }, data: { state: 'withdrawn' } });
    expect(await search(organisationId, saying(FR), { offerId: own.offerId })).toEqual([]);
    expect(await search(organisationId, saying(FR))).toHaveLength(1);
  });

  test('is shown to a provider only where it is its own or the public sees it', async () => {
    const { organisationId, other } = await twoProviders();
    const listed = await makeOffer(other, 'published', saying(FR));
    await refreshListingsOf(other, NOON);
    await makeOffer(other, 'published', saying(FR));
    await makeOffer(other, 'submitted', saying(FR));
    const mine = await makeOffer(organisationId, 'submitted', saying(reworded(FR)));
    const found = await search(organisationId, saying(FR), { reader: 'provider' });
    expect(found.map(({ versionId }) => versionId).toSorted()).toEqual(
      [listed.versionId, mine.versionId].toSorted(),
    );
  });

  test('is shown beside a draft to its provider alone', async () => {
    const owner = await makeCertifiedProvider();
    const { organisationId } = owner.person.seat;
    const draft = await makeOffer(organisationId, 'draft', saying(FR));
    const sent = await makeOffer(organisationId, 'submitted', saying(FR));
    const found = await listOwnDuplicates(owner, draft.offerId, 'fr');
    expect(found.map(({ versionId }) => versionId)).toEqual([sent.versionId]);
    const stranger = await makeCertifiedProvider();
    expect(await refusalCode(listOwnDuplicates(stranger, draft.offerId, 'fr'))).toBe(
      'catalogue.not-found',
    );
  });

  test('is one of five at most', async () => {
    const { organisationId, other } = await twoProviders();
    for (let count = 0; count < 7; count += 1) await makeOffer(other, 'published', saying(FR));
    expect(await search(organisationId, saying(FR))).toHaveLength(5);
  });
});

test('a sketch follows its version: it comes when it is sent and goes when it ends', async () => {
  const { organisationId } = await twoProviders();
  const { versionId } = await makeOffer(organisationId, 'draft', saying(FR));
  expect(await db.offerSketch.count()).toBe(0);
  await db.offerVersion.update({ where: { id: versionId }, data: { state: 'submitted' } });
  const [sketch] = await db.offerSketch.findMany();
  expect(sketch).toMatchObject({ versionId, category: 'ERP' });
  expect(sketch?.hashes.length).toBeGreaterThan(20);
  expect(sketch?.hashes.length).toBeLessThanOrEqual(64);
  await db.offerVersion.update({ where: { id: versionId }, data: { state: 'withdrawn' } });
  expect(await db.offerSketch.count()).toBe(0);
});
