import { beforeEach, describe, expect, test } from 'vitest';
import {
  exportOffers,
  getImport,
  openImport,
  rowWrites,
  saveImport,
  SHEET_COLUMNS,
  SHEET_LISTS,
  writeCsv,
  type SheetTexts,
  type SheetWords,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { makeMember } from '../../factories/people.ts';
import {
  anOfferContent,
  makeExaminer,
  makeOffer,
  makeProvider,
} from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';

const WORDS = Object.fromEntries(Object.keys(SHEET_LISTS).map((list) => [list, {}])) as SheetWords;
const TEXTS: SheetTexts = {
  ...{ headings: {}, states: {}, offersSheet: 'Offres', valuesSheet: 'Valeurs' },
  rightToLeft: false,
};
const HEADINGS = ['key', ...SHEET_COLUMNS];

let owner: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  owner = await makeProvider();
});

const fileOf = (bytes: Uint8Array, name = 'offres.csv') => ({ name, bytes });

function csvOf(...rows: Readonly<Record<string, string>>[]): Uint8Array {
  const table = rows.map((row) => HEADINGS.map((name) => row[name] ?? ''));
  return Buffer.from(writeCsv([HEADINGS, ...table]), 'utf8');
}

const ROW = {
  category: 'WEB',
  title_fr: 'Site vitrine',
  price_kind: 'fixed',
  price_min: '4 500,00 DH',
  mode: 'remote',
};

const reportOf = (id: string) => getImport(owner, id, WORDS);
const titles = async () =>
  (await db.offerVersion.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

async function open(bytes: Uint8Array, intent = 'an intent'): Promise<string> {
  return openImport(owner, fileOf(bytes), intent);
}

describe('a sheet of offers', () => {
  test('is reported row by row, then its good rows become drafts, all at once and once', async () => {
    const id = await open(csvOf(ROW, { ...ROW, title_fr: 'Autre', price_min: 'cher' }));
    const report = await reportOf(id);
    expect(report.summary).toMatchObject({ new: 1, refused: 1 });
    expect(report.rows[1]?.problems).toEqual([
      { column: 'price_min', message: 'error.amount', typed: 'cher' },
    ]);
    expect(await titles()).toEqual([]);
    const expected = report.rows.filter(rowWrites).length;
    const both = await Promise.all([
      saveImport(owner, id, expected, WORDS),
      saveImport(owner, id, expected, WORDS),
    ]);
    expect(both).toEqual([1, 1]);
    expect(await titles()).toEqual(['draft']);
    const [version] = await db.offerVersion.findMany();
    expect(version?.content).toMatchObject({
      price: { min: 450_000 },
      title: { fr: 'Site vitrine' },
    });
  });

  test('saves nothing when the offers changed since the report was read', async () => {
    const id = await open(csvOf(ROW));
    await makeOffer(owner.person.seat.organisationId, 'draft', {
      ...{ category: 'WEB', title: { fr: 'Site vitrine', ar: '' } },
    });
    await expect(saveImport(owner, id, 1, WORDS)).rejects.toThrow('catalogue.sheet-changed');
    expect(await titles()).toEqual(['draft']);
  });

  test.each(['csv', 'xlsx'] as const)(
    'exported as %s and sent back it changes nothing',
    async (format) => {
      const { organisationId } = owner.person.seat;
      await makeOffer(organisationId, 'published', {
        title: { fr: '=1+1 "caisse"; stock', ar: '' },
        description: { fr: '- une ligne\n- deux lignes', ar: 'سطر أول\nسطر ثان' },
      });
      await makeOffer(organisationId, 'draft');
      const bytes = await exportOffers(owner, format, WORDS, TEXTS);
      const report = await reportOf(await openImport(owner, fileOf(bytes, `o.${format}`), 'again'));
      expect(report.rows.map(({ fate, problems }) => [fate, problems])).toEqual([
        ['unchanged', []],
        ['unchanged', []],
      ]);
    },
  );

  test('opens a new version of what is published and leaves the published one alone', async () => {
    const { organisationId } = owner.person.seat;
    const { slug, versionId } = await makeOffer(organisationId, 'published');
    const id = await open(csvOf({ ...ROW, key: slug }));
    expect(await saveImport(owner, id, 1, WORDS)).toBe(1);
    const versions = await db.offerVersion.findMany({ orderBy: { number: 'asc' } });
    expect(versions.map(({ state, number }) => [number, state])).toEqual([
      [1, 'published'],
      [2, 'draft'],
    ]);
    expect(versions[0]).toMatchObject({ id: versionId, content: anOfferContent() });
  });

  test('is nobody else’s to read or save, and examiners send none', async () => {
    const id = await open(csvOf(ROW));
    const stranger = await makeProvider();
    const colleague = await makeMember(
      'provider',
      ['provider-member'],
      owner.person.seat.organisationId,
    );
    await expect(getImport(stranger, id, WORDS)).rejects.toThrow('catalogue.not-found');
    await expect(saveImport(stranger, id, 1, WORDS)).rejects.toThrow('catalogue.not-found');
    await expect(openImport(await makeExaminer(), fileOf(csvOf(ROW)), 'x')).rejects.toThrow(
      'catalogue.not-found',
    );
    expect((await getImport(colleague, id, WORDS)).rows).toHaveLength(1);
  });

  test('of a hundred thousand rows is refused and nothing of it is kept', async () => {
    const bytes = Buffer.concat([
      csvOf(ROW),
      Buffer.from(`;WEB;${'x'.repeat(50)}\r\n`.repeat(100_000)),
    ]);
    await expect(open(bytes)).rejects.toThrow('catalogue.sheet-too-many');
    expect(await db.offerImport.count()).toBe(0);
  });

  test.each([
    ['no file', null, 'catalogue.sheet-missing'],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'catalogue.sheet-broken'],
    ['a workbook of Excel 97', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'catalogue.sheet-old'],
    ['another table', new Uint8Array(Buffer.from('a;b\n1;2\n')), 'catalogue.sheet-headings'],
  ])('%s is refused in words', async (_, bytes, code) => {
    await expect(openImport(owner, bytes && fileOf(bytes), 'x')).rejects.toThrow(code);
  });

  test('a workbook that would unfold to gigabytes is refused unopened', async () => {
    const bytes = Buffer.from(await exportOffers(owner, 'xlsx', WORDS, TEXTS));
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(0xf0000000, entry + 24);
    await expect(openImport(owner, fileOf(bytes, 'o.xlsx'), 'x')).rejects.toThrow(
      'catalogue.sheet-too-big',
    );
  });

  test('is forgotten after a day', async () => {
    const id = await open(csvOf(ROW));
    const { runCatalogueClock } = await import('#domain/catalogue/index.server.ts');
    await runCatalogueClock(new Date(owner.now.getTime() + 25 * 60 * 60 * 1000));
    await expect(reportOf(id)).rejects.toThrow('catalogue.not-found');
  });
});
