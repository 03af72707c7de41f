import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { beforeEach, describe, expect, test } from 'vitest';
import { refreshListingsOf } from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../factories/actors.ts';
import { describedAnswer } from '../factories/openapi.ts';
import {
  anOfferContent,
  makeCertifiedProvider,
  makeOffer,
  makeReference,
} from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';
import * as offer from '../../app/endpoints/api.v1.offers.$slug.ts';
import * as offers from '../../app/endpoints/api.v1.offers._index.ts';
import * as providers from '../../app/endpoints/api.v1.providers.ts';

beforeEach(resetDatabase);

const ask = (query = '', headers: Record<string, string> = {}) =>
  call(offers.loader, { path: `/api/v1/offers${query}`, headers });
const askFor = (slug: string, headers: Record<string, string> = {}) =>
  call(offer.loader, { path: `/api/v1/offers/${slug}`, params: { slug }, headers });
const askProviders = (query = '') => call(providers.loader, { path: `/api/v1/providers${query}` });

/** A listed provider with these offers. Returns their slugs. */
async function listed(...contents: readonly Partial<OfferContent>[]): Promise<string[]> {
  const { organisationId } = (await makeCertifiedProvider()).person.seat;
  await makeReference(organisationId, 'confirmed');
  const slugs: string[] = [];
  for (const changes of contents)
    slugs.push((await makeOffer(organisationId, 'published', changes)).slug);
  await refreshListingsOf(organisationId, NOON);
  return slugs;
}

async function expectDescribed(answer: Answer, path: string): Promise<void> {
  const schema = await describedAnswer(path, answer.status);
  expect(schema.safeParse(answer.data).error?.issues ?? []).toEqual([]);
}

describe('the offers', () => {
  test('are as their description says, with amounts as decimal strings', async () => {
    const [slug] = await listed(
      { price: { kind: 'per-user-month', min: 9_905, max: 9_905, setup: 1_200_000 } },
      { category: 'WEB', hosting: null },
    );
    const answer = await ask('?category=ERP');
    expect(answer).toMatchObject({
      status: 200,
      data: {
        total: 1,
        offers: [
          {
            slug,
            title: { fr: 'Caisse et stock pour une boutique', ar: 'صندوق أداء ومخزون لمتجر' },
            price: { kind: 'per-user-month', currency: 'MAD', min: '99.05', setup: '12000.00' },
            provider: { name: 'Atlas Logiciels', nameArabic: 'أطلس للبرمجيات' },
            ...{ hostedInMorocco: true, standing: 'certified', updatedAt: NOON.toISOString() },
          },
        ],
        facets: {
          category: {
            exact: true,
            values: expect.arrayContaining([{ value: 'WEB', count: 1 }]),
          },
        },
        ...{ next: null, previous: null },
      },
    });
    await expectDescribed(answer, '/api/v1/offers');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(JSON.stringify(answer.data)).not.toMatch(/\+212|Un contact|Client \d/);
  });

  test('go on and back by their links', async () => {
    await listed(...Array.from({ length: 21 }, () => ({})));
    const first = await ask('?category=ERP');
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
    expect(new URL(next).searchParams.get('category')).toBe('ERP');
    const second = await ask(new URL(next).search);
    expect(second.data).toMatchObject({ offers: [{}], next: null, previous: expect.any(String) });
    expect(second.headers.get('Link')).toMatch(/rel="prev"$/);
    const slugsOf = ({ data }: Answer) =>
      (data as { offers: { slug: string }[] }).offers.map(({ slug }) => slug);
    expect(new Set([...slugsOf(first), ...slugsOf(second)]).size).toBe(21);
    const link = /<([^>]+)>; rel="prev"/.exec(second.headers.get('Link') ?? '')?.[1] ?? '';
    expect(slugsOf(await ask(new URL(link).search))).toEqual(slugsOf(first));
  });

  test('are 304 for whoever has them', async () => {
    await listed({});
    const etag = (await ask()).headers.get('ETag') ?? '';
    expect((await ask('', { 'If-None-Match': etag })).status).toBe(304);
    await listed({});
    expect((await ask('', { 'If-None-Match': etag })).status).toBe(200);
  });

  test.each(['?category=NONE', '?sort=sideways', '?after=%20', `?q=${'x'.repeat(201)}`])(
    'refuse %s in words',
    async (query) => {
      const answer = await ask(query);
      expect(answer.status).toBe(422);
      await expectDescribed(answer, '/api/v1/offers');
    },
  );
});

describe('an offer', () => {
  test('is whole, and its hash can be checked', async () => {
    const [slug = ''] = await listed({});
    const content = anOfferContent();
    const contentHash = createHash('sha256')
      .update(canonicalize(content) ?? '')
      .digest('hex');
    // The content of a submitted version cannot change: its hash is written as the room does.
    await db.$executeRaw`ALTER TABLE offer_version DISABLE TRIGGER offer_version_frozen`;
    await db.offerVersion.updateMany({ data: { contentHash } });
    await db.$executeRaw`ALTER TABLE offer_version ENABLE TRIGGER offer_version_frozen`;
    const answer = await askFor(slug);
    expect(answer).toMatchObject({
      status: 200,
      data: { slug, version: 1, contentHash, content, price: { min: '12000.00' } },
    });
    await expectDescribed(answer, '/api/v1/offers/{slug}');
    const given = (answer.data as { content: unknown }).content;
    expect(
      createHash('sha256')
        .update(canonicalize(given) ?? '')
        .digest('hex'),
    ).toBe(contentHash);
    const etag = answer.headers.get('ETag') ?? '';
    expect((await askFor(slug, { 'If-None-Match': etag })).status).toBe(304);
  });

  test('that cannot be bought today is not there', async () => {
    const { organisationId } = (await makeCertifiedProvider()).person.seat;
    for (const state of ['draft', 'submitted', 'changes-requested'] as const) {
      const { slug } = await makeOffer(organisationId, state);
      await refreshListingsOf(organisationId, NOON);
      expect((await askFor(slug)).status, state).toBe(404);
    }
    const { slug } = await makeOffer(organisationId, 'published');
    await refreshListingsOf(organisationId, NOON);
    expect((await askFor(slug)).status).toBe(200);
    await db.credential.updateMany({ where: { organisationId }, data: { state: 'withdrawn' } });
    await refreshListingsOf(organisationId, NOON);
    const gone = await askFor(slug);
    expect(gone.status).toBe(404);
    await expectDescribed(gone, '/api/v1/offers/{slug}');
  });

  test.each(['none', '', '\0', '../x'])('%j is none', async (slug) => {
    expect((await askFor(slug)).status).toBe(404);
  });
});

describe('the providers', () => {
  test('are as their description says, with their certificate and nothing private', async () => {
    await listed({}, { category: 'WEB' });
    const answer = await askProviders('?region=MA-06');
    expect(answer).toMatchObject({
      status: 200,
      data: {
        total: 1,
        providers: [
          {
            ...{ name: 'Atlas Logiciels', region: 'MA-06', province: 'MA-CAS', offers: 2 },
            ...{ standing: 'certified', certificate: expect.stringMatching(/^RQ-/) },
          },
        ],
      },
    });
    await expectDescribed(answer, '/api/v1/providers');
    expect(JSON.stringify(answer.data)).not.toMatch(/\+212|contact|@/i);
    const refused = await askProviders('?badge=none');
    expect(refused.status).toBe(422);
    await expectDescribed(refused, '/api/v1/providers');
  });
});

test.each([
  ['offers', offers],
  ['offer', offer],
  ['providers', providers],
])('%s answer no other method, and other sites before they ask', async (_name, module) => {
  const posted = await call(module.action, { method: 'DELETE', body: '', params: { slug: 'x' } });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('Allow')).toBe('GET');
  const before = await call(module.loader, { method: 'OPTIONS', params: { slug: 'x' } });
  expect(before.status).toBe(204);
});
