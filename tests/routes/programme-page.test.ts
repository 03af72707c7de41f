import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import { NOON } from '../factories/actors.ts';
import { makeProgramme } from '../factories/programmes.ts';
import {
  aLastingContent,
  anOutsideContent,
  answered,
  inAll,
} from '../factories/public-programmes.ts';
import { tamperWith } from '../factories/tampered.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';
import { withPlainSpaces } from './plain-spaces.ts';
import * as page from '../../app/routes/_public.programmes.$slug/route.tsx';

beforeEach(resetDatabase);

const BROWSER = 'own browser';
const openOne = async (slug: string, options: Partial<Parameters<typeof call>[1]> = {}) => {
  const answer = await call(page.loader, {
    ...{ params: { lang: 'fr', slug }, path: `/fr/programmes/${slug}`, device: null, ...options },
  });
  return withPlainSpaces(answer);
};

interface PageData {
  readonly kind: string;
  readonly structured: unknown;
  readonly explanation: { readonly status: string } | null;
  readonly page: Readonly<Record<string, unknown>> & { readonly rule: unknown };
}
const pageOf = ({ data }: Answer) => data as PageData;

describe('the page of a programme run here', () => {
  test('says for whom, how much, with what and by when', async () => {
    const { slug } = await makeProgramme({ content: aLastingContent() });
    const answer = await openOne(slug);
    expect(answer).toMatchObject({
      status: 200,
      data: {
        kind: 'programme',
        explanation: null,
        hasRules: true,
        page: {
          row: { name: 'Chèque d’essai', status: { code: 'open', word: 'Ouvert' } },
          categories: [{ code: 'WEB' }],
          documents: [{ name: 'Attestation de régularité fiscale', required: true }],
          steps: ['Déposez votre demande.'],
          languages: 'Français et Arabe',
          running: {
            opens: '1er mars 2026',
            closes: '31 décembre 2099',
            perFirm: 'Au plus 60 000 DH par entreprise sur 36 mois.',
            smallest: '1 000 DH',
            payments: [{ label: 'À la livraison', share: '100 %' }],
          },
          outside: null,
          versions: [{ number: 1, state: 'Ouvert', isShown: true, published: '16 novembre 2026' }],
        },
      },
    });
    const { page: shown } = pageOf(answer);
    expect(JSON.stringify(shown.rule)).toMatch(/49/);
    expect(JSON.stringify(shown['amounts'])).toMatch(/10 000/);
    const { serviceLevels } = shown['running'] as { serviceLevels: unknown[] };
    expect(serviceLevels).toContainEqual({
      ...{ level: 'decide', name: 'Décision', days: '3 jours ouvrés' },
    });
    expect(serviceLevels).toContainEqual({
      ...{ level: 'payDays', name: 'Paiement du prestataire', days: '30 jours' },
    });
    expect(JSON.stringify(shown)).not.toMatch(/goldenCases|envelopes|1 000 000/);
  });

  test('is in the language of its address', async () => {
    const { slug } = await makeProgramme({ content: aLastingContent() });
    const answer = await openOne(slug, { params: { lang: 'ar', slug } });
    expect(pageOf(answer).page).toMatchObject({
      ...{
        steps: ['Déposez votre demande. (ar)'],
        audience: expect.stringMatching(/\p{sc=Arab}/u),
      },
    });
    const tamazight = await openOne(slug, { params: { lang: 'zgh', slug } });
    expect(pageOf(tamazight).page).toMatchObject({ steps: ['Déposez votre demande.'] });
  });

  test('is kept for strangers only: every browser with a token gets its own', async () => {
    const { slug } = await makeProgramme({ content: aLastingContent() });
    const cacheOf = ({ headers }: Answer) =>
      page.headers({ loaderHeaders: headers } as never) as Headers | Record<string, string>;
    const stranger = await openOne(slug);
    expect(new Headers(cacheOf(stranger)).get('Cache-Control')).toMatch(/^public/);
    for (const options of [{ device: BROWSER }, { sessionToken: 'a session' }]) {
      const known = await openOne(slug, options);
      expect(new Headers(cacheOf(known)).get('Cache-Control')).toBe('private, no-store');
    }
  });

  test('explains itself to a firm that answered, and to no other', async () => {
    const { slug } = await makeProgramme({ content: aLastingContent() });
    await answered(BROWSER, { staff: 80, taxCompliant: true, ageMonths: 24 });
    expect(pageOf(await openOne(slug, { device: BROWSER })).explanation).toMatchObject({
      status: 'not_eligible',
      reasons: expect.arrayContaining([expect.objectContaining({ sign: 'no', fact: 'staff' })]),
    });
    expect(pageOf(await openOne(slug, { device: 'another browser' })).explanation).toBeNull();
  });

  test('says why it is paused and until when', async () => {
    const { slug, programmeId } = await makeProgramme({
      ...{ state: 'paused', content: aLastingContent() },
    });
    await db.programmeAct.create({
      data: {
        ...{ id: 'an act', programmeId, act: 'pause', state: 'applied' },
        reason: { fr: 'Trop de demandes.', ar: 'طلبات كثيرة.' },
        effectiveOn: new Date('2026-11-16'),
        ...{ proposedById: 'one', proposedAt: NOON, decidedById: 'two', decidedAt: NOON },
        appliedAt: NOON,
      },
    });
    expect(pageOf(await openOne(slug)).page['notice']).toMatchObject({
      text: 'Programme suspendu depuis le 16 novembre 2026.',
      until: expect.stringMatching(/^Il reprendra au plus tard le \d+ décembre 2026\.$/),
      ...{ reason: 'Trop de demandes.', reasonLang: 'fr' },
    });
    const arabic = await openOne(slug, { params: { lang: 'ar', slug } });
    expect(pageOf(arabic).page['notice']).toMatchObject({ reason: 'طلبات كثيرة.' });
  });

  test('that is published and waits for its day is announced', async () => {
    const { slug } = await makeProgramme({ state: 'published', content: aLastingContent() });
    expect(pageOf(await openOne(slug)).page).toMatchObject({
      row: { status: { code: 'announced', word: 'Annoncé' } },
    });
  });
});

describe('the page of a programme run elsewhere', () => {
  test('cites its sources and shows no figure that none supports', async () => {
    const { slug } = await makeProgramme({ content: anOutsideContent() });
    const answer = await openOne(slug);
    expect(answer.data).toMatchObject({
      hasRules: false,
      page: {
        ...{ rule: null, amounts: [], running: null, hasUnsure: true },
        figures: [{ label: 'Taux', value: '30 % au plus' }],
        toCheck: ['Le plafond est à vérifier.'],
        outside: { applyAt: 'Au guichet', href: 'https://www.example.ma/aide' },
        sources: [
          {
            ...{ title: 'Décret', href: 'https://www.example.ma/decret', official: true },
            checked: { date: '5 janvier 2026', isStale: true },
          },
        ],
      },
    });
    expect(JSON.stringify(answer.data)).not.toMatch(/987.?654/);
  });

  test.each([
    [{ kind: 'rate', min: 0.55, max: 0.85 }, 'de 55 % à 85 %'],
    [{ kind: 'rate', min: 0.0175, max: 0.0175 }, '1,75 %'],
    [{ kind: 'own-share', min: 0.1, max: null }, '10 % au moins'],
    [{ kind: 'floor', min: 1_000_000, max: null }, '1 000 000 DH au moins'],
    [{ kind: 'price', min: 0, max: 0 }, '0 DH'],
    [{ kind: 'duration', min: 3, max: 6 }, 'de 3 à 6'],
  ] as const)('says %j as %s', async (figure, value) => {
    const figures = [{ ...figure, label: inAll('Chiffre'), toCheck: false }];
    const { slug } = await makeProgramme({ content: anOutsideContent({ figures }) });
    const [shown] = pageOf(await openOne(slug)).page['figures'] as { value: string }[];
    expect(shown?.value.replace(/\s/g, ' ')).toBe(value);
  });

  test('tells search engines what it is, unless it is a demonstration', async () => {
    const grant = anOutsideContent({ kind: 'grant', funder: inAll('L’État') });
    const { slug } = await makeProgramme({ content: grant });
    expect(pageOf(await openOne(slug)).structured).toMatchObject({
      '@type': ['GovernmentService', 'MonetaryGrant'],
      ...{ name: 'Chèque d’essai', funder: { name: 'L’État' } },
      availableChannel: { serviceUrl: 'https://www.example.ma/aide' },
    });
    const demo = await makeProgramme({ content: aLastingContent({ demo: true }) });
    expect(pageOf(await openOne(demo.slug)).structured).toBeNull();
  });
});

describe('what is no page', () => {
  test('a programme changed by hand: the page says so and nothing else', async () => {
    const { slug, versionId } = await makeProgramme({ content: aLastingContent() });
    await tamperWith(versionId);
    const answer = await openOne(slug);
    expect(answer).toMatchObject({
      status: 200,
      data: { kind: 'tampered', heading: 'Ce programme ne peut pas être montré' },
    });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(JSON.stringify(answer.data)).not.toMatch(/Somebody else|Chèque/);
  });

  test('drafts, rehearsals and slugs of nothing answer 404', async () => {
    const real = await makeProgramme({ content: aLastingContent() });
    const rehearsal = await makeProgramme({ content: aLastingContent() });
    await db.programme.update({
      where: { id: rehearsal.programmeId },
      data: { rehearsalOfId: real.programmeId },
    });
    const draft = await makeProgramme({ state: 'draft' });
    for (const slug of [rehearsal.slug, draft.slug, 'none', 'constructor', '\0'])
      expect((await openOne(slug)).status, slug).toBe(404);
  });
});
