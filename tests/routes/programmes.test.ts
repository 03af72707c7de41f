import { beforeEach, describe, expect, test } from 'vitest';
import { aRuleSet, makeProgramme } from '../factories/programmes.ts';
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
import * as sitemap from '../../app/endpoints/sitemap-programmes[.]xml.ts';
import * as category from '../../app/routes/_public.categories.$code/route.tsx';
import * as list from '../../app/routes/_public.programmes._index/route.tsx';

beforeEach(resetDatabase);

const BROWSER = 'own browser';
const open = async (query = '', options: Partial<Parameters<typeof call>[1]> = {}) => {
  const answer = await call(list.loader, {
    ...{ params: { lang: 'fr' }, path: `/fr/programmes${query}`, device: null, ...options },
  });
  return withPlainSpaces(answer);
};
interface ListData {
  readonly sections: readonly {
    readonly section: string;
    readonly folded: boolean;
    readonly rows: readonly {
      readonly slug: string;
      readonly amount: string | null;
      readonly firm: { readonly status: string; readonly words: string } | null;
    }[];
  }[];
  readonly count: string;
  readonly firm: string | null;
}
const sectionsOf = ({ data }: Answer) =>
  Object.fromEntries(
    (data as ListData).sections.map(({ section, rows }) => [section, rows.map((row) => row.slug)]),
  );
const rowsOf = ({ data }: Answer) => (data as ListData).sections.flatMap(({ rows }) => rows);

const outsideIn = (state: 'announced' | 'open' | 'paused' | 'closed' | 'unknown') => ({
  outside: { state, applyAt: inAll('Au guichet'), url: null },
});

describe('the list of programmes', () => {
  test('shows what can be asked for first and folds what is over', async () => {
    await makeProgramme({ slug: 'old', content: anOutsideContent(outsideIn('closed')) });
    await makeProgramme({ slug: 'soon', content: anOutsideContent(outsideIn('announced')) });
    await makeProgramme({ slug: 'unsure', content: anOutsideContent(outsideIn('unknown')) });
    await makeProgramme({ slug: 'open', content: aLastingContent() });
    await makeProgramme({ slug: 'stopped', state: 'paused', content: aLastingContent() });
    await makeProgramme({ slug: 'draft', state: 'draft' });
    const answer = await open();
    expect(
      (answer.data as ListData).sections.map(({ section, folded }) => [section, folded]),
    ).toEqual([
      ['open', false],
      ['announced', false],
      ['uncertain', false],
      ['closed', true],
    ]);
    const { open: first, ...others } = sectionsOf(answer);
    expect(first?.sort()).toEqual(['open', 'stopped']);
    expect(others).toEqual({ announced: ['soon'], uncertain: ['unsure'], closed: ['old'] });
    expect((answer.data as ListData).count).toBe('5 aides');
    expect(list.headers({ loaderHeaders: answer.headers } as never)).toMatchObject({
      'Cache-Control': expect.stringMatching(/^public/),
    });
  });

  test('what ended by its own dates is over, whatever its state', async () => {
    const past = { validTo: '2026-03-02' };
    await makeProgramme({ slug: 'late', content: anOutsideContent(past) });
    await makeProgramme({ slug: 'ours', content: aLastingContent(past) });
    expect(sectionsOf(await open()).closed?.sort()).toEqual(['late', 'ours']);
  });

  test('a row has the date it was checked, and an amount only where it is certain', async () => {
    await makeProgramme({ slug: 'loan', content: anOutsideContent() });
    await makeProgramme({ slug: 'voucher', content: aLastingContent({ demo: true }) });
    const unsure = anOutsideContent().figures.filter(({ toCheck }) => toCheck);
    await makeProgramme({ slug: 'bare', content: anOutsideContent({ figures: unsure }) });
    const answer = await open();
    const row = (slug: string) => rowsOf(answer).find((one) => one.slug === slug);
    expect(row('loan')).toMatchObject({
      ...{ amount: 'Taux : 30 % au plus', isDemo: false, kind: 'Prêt' },
      checked: { date: '5 janvier 2026', isStale: true },
    });
    expect(row('voucher')).toMatchObject({
      ...{ amount: 'Jusqu’à 10 000 DH par projet', isDemo: true, checked: null },
    });
    expect(row('bare')?.amount).toBeNull();
    expect(JSON.stringify(answer.data)).not.toMatch(/987.?654/);
  });

  test('is narrowed by its filters, and says how many each would leave', async () => {
    await makeProgramme({ slug: 'voucher', content: aLastingContent() });
    await makeProgramme({
      slug: 'course',
      content: anOutsideContent({ kind: 'training', audience: 'people' }),
    });
    await makeProgramme({ slug: 'loan', content: anOutsideContent() });
    const narrowed = await open('?audience=firms&kind=loan');
    expect(rowsOf(narrowed).map(({ slug }) => slug)).toEqual(['loan']);
    const { groups, chips } = narrowed.data as {
      groups: { name: string; values: { value: string; count: string; chosen: boolean }[] }[];
      chips: { label: string; href: string }[];
    };
    const kinds = groups.find(({ name }) => name === 'kind')?.values;
    expect(kinds).toEqual([
      expect.objectContaining({ value: 'loan', count: '1', chosen: true }),
      expect.objectContaining({ value: 'voucher', count: '1', chosen: false }),
    ]);
    expect(chips).toEqual([
      { label: 'Pour les entreprises', href: '/fr/programmes?kind=loan' },
      { label: 'Prêt', href: '/fr/programmes?audience=firms' },
    ]);
    expect(rowsOf(await open('?category=WEB')).map(({ slug }) => slug)).toEqual(['voucher']);
  });

  test.each([
    ['?kind=&status=', '/fr/programmes'],
    ['?kind=voucher&audience=firms', '/fr/programmes?audience=firms&kind=voucher'],
    ['?utm_source=x&lite=1', '/fr/programmes?lite=1'],
  ])('a messy address %s leads to the clean one', async (messy, clean) => {
    expect(await open(messy)).toMatchObject({ status: 302, location: clean });
    expect((await open(clean.replace('/fr/programmes', ''))).status).toBe(200);
  });

  test('says what it could not follow, and keeps no such page', async () => {
    const answer = await open('?kind=gift');
    expect(answer).toMatchObject({ status: 200, data: { ignored: true } });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test('names a programme that was changed by hand and shows nothing of it', async () => {
    const { versionId, slug } = await makeProgramme({ content: aLastingContent() });
    await tamperWith(versionId);
    const answer = await open();
    expect(answer.data).toMatchObject({ tampered: [slug], sections: [] });
    expect(JSON.stringify(answer.data)).not.toContain('Somebody else');
  });
});

describe('the list for my firm', () => {
  const tooLarge = { staff: 80, taxCompliant: true, ageMonths: 24 };

  test('puts first what the firm can get, is private, and leaves out what is for others', async () => {
    await answered(BROWSER, { staff: 5, taxCompliant: true, ageMonths: 24 });
    await makeProgramme({ slug: 'fits', content: aLastingContent() });
    await makeProgramme({ slug: 'unjudged', content: anOutsideContent() });
    await makeProgramme({ slug: 'people', content: anOutsideContent({ audience: 'people' }) });
    const answer = await open('?firm=yes', { device: BROWSER });
    expect(sectionsOf(answer)).toEqual({ eligible: ['fits'], unjudged: ['unjudged'] });
    expect((answer.data as ListData).firm).toBe('known');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
  });

  test('counts the conditions that fail and the answers that lack', async () => {
    await makeProgramme({ slug: 'one', content: aLastingContent() });
    await answered('large', { ...tooLarge, taxCompliant: false });
    await answered('quiet', { staff: 5 });
    const firmOf = async (device: string) => rowsOf(await open('?firm=yes', { device }))[0]?.firm;
    expect(await firmOf('large')).toEqual({
      ...{ status: 'not_eligible', words: '2 conditions ne sont pas remplies', distance: 2 },
    });
    expect(await firmOf('quiet')).toEqual({
      ...{ status: 'unknown', words: 'Il manque 2 réponses', distance: 2 },
    });
  });

  test('says how many steps are within reach, and whether answers still lack', async () => {
    await makeProgramme({ slug: 'one', content: aLastingContent() });
    await answered('one step', { staff: 5, taxCompliant: false, ageMonths: 24 });
    await answered('two steps', { staff: 5, taxCompliant: false, ageMonths: 2 });
    await answered('perhaps', { taxCompliant: false, ageMonths: 24 });
    const firmOf = async (device: string) => rowsOf(await open('?firm=yes', { device }))[0]?.firm;
    expect(await firmOf('one step')).toEqual({
      ...{ status: 'unknown', words: 'À votre portée : une démarche suffit', distance: 0 },
    });
    expect(await firmOf('two steps')).toEqual({
      ...{ status: 'unknown', words: 'À votre portée : 2 démarches ensemble', distance: 0 },
    });
    expect(await firmOf('perhaps')).toEqual({
      ...{
        status: 'unknown',
        words: 'Peut-être à votre portée : il manque 1 réponse',
        distance: 1,
      },
    });
  });

  test('puts first what is nearest', async () => {
    const rule = { id: 'taxes', fact: 'taxCompliant', op: '=', value: true } as const;
    await makeProgramme({ slug: 'a-far', content: aLastingContent() });
    await makeProgramme({ slug: 'near', content: aLastingContent({ rules: aRuleSet({ rule }) }) });
    await answered(BROWSER, { staff: 5 });
    expect(sectionsOf(await open('?firm=yes', { device: BROWSER }))).toEqual({
      unknown: ['near', 'a-far'],
    });
  });

  test('does not judge what is over', async () => {
    await answered(BROWSER, { staff: 5, taxCompliant: true, ageMonths: 24 });
    await makeProgramme({ slug: 'over', content: aLastingContent({ validTo: '2026-03-02' }) });
    const answer = await open('?firm=yes', { device: BROWSER });
    expect(sectionsOf(answer)).toEqual({ closed: ['over'] });
    expect(rowsOf(answer)[0]?.firm).toBeNull();
  });

  test('tells who answered nothing where to answer, and shows the whole list', async () => {
    await makeProgramme({ slug: 'one', content: aLastingContent() });
    await answered('another browser', tooLarge);
    for (const device of [null, BROWSER]) {
      const answer = await open('?firm=yes', { device });
      expect((answer.data as ListData).firm).toBe('unknown');
      expect(sectionsOf(answer)).toEqual({ open: ['one'] });
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    }
  });
});

test('the page of a category names the programmes that pay for it and are not over', async () => {
  await makeProgramme({ slug: 'voucher', content: aLastingContent() });
  await makeProgramme({ slug: 'over', content: aLastingContent({ validTo: '2026-03-02' }) });
  await makeProgramme({ slug: 'loan', content: anOutsideContent() });
  const programmesOf = async (code: string) => {
    const { data } = await call(category.loader, { params: { lang: 'fr', code } });
    return (data as { programmes: { slug: string }[] }).programmes.map(({ slug }) => slug);
  };
  expect(await programmesOf('WEB')).toEqual(['voucher']);
  expect(await programmesOf('ERP')).toEqual([]);
});

test('the site map names every programme that exists, in every language', async () => {
  await makeProgramme({ slug: 'loan', content: anOutsideContent() });
  await makeProgramme({ slug: 'made-up', content: aLastingContent({ demo: true }) });
  const xml = String((await call(sitemap.loader)).data);
  expect(xml.match(/<loc>/g)).toHaveLength(4);
  expect(xml).toContain('/ar/programmes/loan</loc>');
});
