import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import { NOON } from '../factories/actors.ts';
import { describedAnswer } from '../factories/openapi.ts';
import { makeProgramme as makeVersion } from '../factories/programmes.ts';
import { aLastingContent, anOutsideContent, inAll } from '../factories/public-programmes.ts';
import { tamperWith } from '../factories/tampered.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';
import * as one from '../../app/endpoints/api.v1.programmes.$slug.ts';
import * as all from '../../app/endpoints/api.v1.programmes._index.ts';

beforeEach(resetDatabase);

/** A programme run here, open whatever the day. */
const makeProgramme = (made: Parameters<typeof makeVersion>[0] = {}) =>
  makeVersion({ content: aLastingContent(), ...made });
const ask = (query = '', headers: Record<string, string> = {}) =>
  call(all.loader, { path: `/api/v1/programmes${query}`, headers });
const askFor = (slug: string, query = '') =>
  call(one.loader, { path: `/api/v1/programmes/${slug}${query}`, params: { slug } });

const hashOf = (value: unknown) =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

async function expectDescribed(answer: Answer, path: string): Promise<void> {
  const schema = await describedAnswer(path, answer.status);
  expect(schema.safeParse(answer.data).error?.issues ?? []).toEqual([]);
}

const slugsOf = ({ data }: Answer) =>
  (data as { programmes: { slug: string }[] }).programmes.map(({ slug }) => slug);

describe('the programmes', () => {
  test('are CommonGrants opportunities with their rules, as they are described', async () => {
    const { slug, programmeId } = await makeProgramme();
    const answer = await ask();
    const { rules } = aLastingContent();
    expect(answer).toMatchObject({
      status: 200,
      data: {
        licence: { id: 'CC-BY-4.0' },
        programmes: [
          {
            ...{ id: programmeId, slug, version: 1, title: 'Chèque d’essai' },
            status: { value: 'open' },
            funding: {
              minAwardAmount: { amount: '1000.00', currency: 'MAD' },
              maxAwardAmount: { amount: '10000.00', currency: 'MAD' },
            },
            keyDates: {
              closeDate: { eventType: 'singleDate', date: '2099-12-31' },
              otherDates: { applicationPeriod: { startDate: '2026-03-01' } },
            },
            acceptedApplicantTypes: [{ value: 'organization' }],
            source: expect.stringMatching(new RegExp(`/fr/programmes/${slug}$`)),
            customFields: {
              kind: { name: 'kind', fieldType: 'string', value: 'voucher' },
              categories: { value: ['WEB'] },
            },
            ...{ rules, rulesHash: hashOf(rules), lastModifiedAt: NOON.toISOString() },
          },
        ],
        unavailable: [],
      },
    });
    await expectDescribed(answer, '/api/v1/programmes');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test('run elsewhere have no made-up amount, and no figure that no source supports', async () => {
    const { slug } = await makeProgramme({ content: anOutsideContent() });
    const answer = await ask();
    await expectDescribed(answer, '/api/v1/programmes');
    const { programmes } = answer.data as { programmes: Record<string, unknown>[] };
    expect(programmes[0]).toMatchObject({
      ...{ slug, rules: null, rulesHash: null, source: 'https://www.example.ma/aide' },
      customFields: { figures: { value: [{ kind: 'rate', max: 0.3 }] } },
    });
    expect(programmes[0]).not.toHaveProperty('funding');
    expect(JSON.stringify(answer.data)).not.toContain('987654');
  });

  test.each([
    ['announced', 'forecasted', undefined],
    ['closed', 'closed', undefined],
    ['paused', 'custom', 'paused'],
    ['unknown', 'custom', 'unknown'],
  ] as const)('that are %s have the status %s', async (state, value, customValue) => {
    const outside = { state, applyAt: inAll('Au guichet'), url: null };
    await makeProgramme({ content: anOutsideContent({ outside }) });
    const answer = await ask();
    await expectDescribed(answer, '/api/v1/programmes');
    const status = { value, ...(customValue && { customValue }) };
    expect((answer.data as { programmes: object[] }).programmes[0]).toMatchObject({ status });
  });

  test('are in the language asked for', async () => {
    const { slug } = await makeProgramme();
    expect((await ask('?lang=ar')).data).toMatchObject({
      programmes: [{ title: 'Chèque d’essai (ar)' }],
    });
    expect((await askFor(slug, '?lang=en')).data).toMatchObject({
      programme: { title: 'Chèque d’essai (en)' },
    });
  });

  test('are narrowed by kind, status, audience and category', async () => {
    const voucher = await makeProgramme({ slug: 'voucher' });
    const loan = await makeProgramme({ slug: 'loan', content: anOutsideContent() });
    const training = await makeProgramme({
      slug: 'training',
      content: anOutsideContent({
        ...{ kind: 'training', audience: 'people', categories: ['TRAIN'] },
        outside: { state: 'closed', applyAt: inAll('Au guichet'), url: null },
      }),
    });
    const kept = async (query: string) => slugsOf(await ask(query));
    expect((await kept('')).sort()).toEqual([loan.slug, training.slug, voucher.slug]);
    expect(await kept('?kind=voucher')).toEqual([voucher.slug]);
    expect(await kept('?status=closed')).toEqual([training.slug]);
    expect(await kept('?audience=people&audience=providers')).toEqual([training.slug]);
    expect(await kept('?category=WEB')).toEqual([voucher.slug]);
    expect(await kept('?category=WEB&kind=loan')).toEqual([]);
  });

  test('are neither drafts nor rehearsals, but those whose day is announced', async () => {
    await makeProgramme({ state: 'draft' });
    await makeProgramme({ state: 'proposed' });
    const { programmeId } = await makeProgramme({ state: 'closed', slug: 'real' });
    const copy = await makeProgramme({ slug: 'rehearsal' });
    await db.programme.update({
      where: { id: copy.programmeId },
      data: { rehearsalOfId: programmeId },
    });
    await makeProgramme({ state: 'published', slug: 'announced' });
    expect(slugsOf(await ask())).toEqual(['announced', 'real']);
    for (const slug of ['rehearsal', 'programme-1'])
      expect((await askFor(slug)).status, slug).toBe(404);
    expect((await askFor('announced')).data).toMatchObject({
      programme: { status: { value: 'forecasted' } },
    });
  });

  test('are 304 for whoever has them', async () => {
    await makeProgramme();
    const etag = (await ask()).headers.get('ETag') ?? '';
    expect((await ask('', { 'If-None-Match': etag })).status).toBe(304);
    await makeProgramme();
    expect((await ask('', { 'If-None-Match': etag })).status).toBe(200);
  });

  test.each([
    ['?category=NONE', 'category'],
    ['?kind=gift', 'kind'],
    ['?status=soon', 'status'],
    ['?audience=all', 'audience'],
    ['?lang=zgh', 'lang'],
    ['?format=xml', 'format'],
    ['?firm=yes', 'firm'],
  ])('refuse %s and name %s', async (query, path) => {
    const answer = await ask(query);
    expect(answer).toMatchObject({ status: 422, data: { errors: [{ path }] } });
    await expectDescribed(answer, '/api/v1/programmes');
  });
});

describe('the table', () => {
  test('has a row for every programme, in one language', async () => {
    await makeProgramme({ slug: 'voucher' });
    await makeProgramme({
      slug: 'loan',
      content: anOutsideContent({ name: { fr: '=1+1', ar: 'قرض', en: 'Loan' } }),
    });
    const answer = await ask('?format=csv');
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/csv/);
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /filename="raqmana-programmes-\d{4}-\d{2}-\d{2}-fr\.csv"/,
    );
    const rows = parse(Buffer.from(answer.bytes), { columns: true, bom: true });
    expect(rows).toEqual([
      expect.objectContaining({ slug: 'loan', name: "'=1+1", most_aid_mad: '', status: 'open' }),
      expect.objectContaining({ slug: 'voucher', most_aid_mad: '10000', has_rules: 'true' }),
    ]);
    const arabic = parse(Buffer.from((await ask('?format=csv&lang=ar&kind=loan')).bytes), {
      ...{ columns: true, bom: true },
    });
    expect(arabic).toEqual([expect.objectContaining({ name: 'قرض' })]);
  });
});

describe('a programme', () => {
  test('is whole but for its golden cases, with every published version', async () => {
    const { slug, programmeId } = await makeProgramme();
    await db.programmeVersion.create({
      data: {
        ...{ id: 'next', programmeId, number: 2, state: 'draft', content: {} },
        ...{ contentHash: 'x', createdAt: NOON, updatedAt: NOON },
      },
    });
    const answer = await askFor(slug);
    const { goldenCases: _cases, ...content } = aLastingContent();
    expect(answer).toMatchObject({
      status: 200,
      data: {
        programme: { slug, contentHash: hashOf(aLastingContent()) },
        versions: [{ number: 1, state: 'open', openedAt: NOON.toISOString(), endedAt: null }],
      },
    });
    expect((answer.data as { content: unknown }).content).toEqual(content);
    expect((answer.data as { versions: unknown[] }).versions).toHaveLength(1);
    await expectDescribed(answer, '/api/v1/programmes/{slug}');
  });

  test.each(['none', '', '\0', '../x'])('%j is none', async (slug) => {
    const answer = await askFor(slug);
    expect(answer.status).toBe(404);
    await expectDescribed(answer, '/api/v1/programmes/{slug}');
  });

  test('that was changed by hand is named and nothing is said of it', async () => {
    const { slug, versionId } = await makeProgramme();
    await tamperWith(versionId);
    const answer = await askFor(slug);
    expect(answer).toMatchObject({ status: 503, data: { errors: [{ code: 'tampered' }] } });
    await expectDescribed(answer, '/api/v1/programmes/{slug}');
    const list = await ask();
    expect(list.data).toMatchObject({
      programmes: [],
      unavailable: [{ slug, reason: 'tampered' }],
    });
    await expectDescribed(list, '/api/v1/programmes');
  });
});

test.each([
  ['the programmes', all],
  ['a programme', one],
])('%s answer no other method, and other sites before they ask', async (_name, module) => {
  const posted = await call(module.action, { method: 'DELETE', body: '', params: { slug: 'x' } });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('Allow')).toBe('GET');
  const before = await call(module.loader, { method: 'OPTIONS', params: { slug: 'x' } });
  expect(before.status).toBe(204);
});
