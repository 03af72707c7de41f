import { describe, expect, test } from 'vitest';
import { DomainError, contentHash } from '#domain/kernel/index.server.ts';
import { demoContent, demoProviders } from '../../demo-content.ts';
import type { OfferContent } from '../content.ts';
import { COLUMN_NAMES, KEY_COLUMN, SHEET_LISTS, type SheetWords } from './columns.ts';
import { planRows, summaryOf, type KnownOffer } from './plan.ts';
import { cellsOf, cutSheet, readRow, type SheetRow } from './rows.ts';

/** Words as the pages give them: here only those the tests type. */
const WORDS: SheetWords = {
  ...(Object.fromEntries(Object.keys(SHEET_LISTS).map((list) => [list, {}])) as SheetWords),
  category: { WEB: ['Site internet et visibilité', 'موقع إلكتروني وحضور على الإنترنت'] },
  spoken: { fr: ['Français', 'الفرنسية'], ary: ['Darija', 'الدارجة'] },
};

const CONTENTS = demoProviders().flatMap(({ offers }) => offers.map(demoContent));

function demoOffer(place: number): OfferContent {
  const content = CONTENTS[place];
  if (!content) throw new Error('the demonstration has too few offers');
  return content;
}

const [FIRST, SECOND] = [demoOffer(0), demoOffer(1)];

function rowOf(cells: Readonly<Record<string, string>>, line = 2): SheetRow {
  return { line, cells };
}

function cellsByName(content: OfferContent): Record<string, string> {
  return Object.fromEntries(cellsOf(content).map((cell, at) => [COLUMN_NAMES[at] ?? '', cell]));
}

function known(content: OfferContent, state: KnownOffer['state']): KnownOffer {
  return {
    offerId: 'offer',
    slug: 'caisse-1',
    state,
    versionId: 'version',
    content: content,
  };
}

describe('a row', () => {
  test('every offer of the demonstration is read back as it was written', () => {
    for (const content of CONTENTS) {
      const read = readRow(rowOf(cellsByName(content)), WORDS);
      expect(read, content.title.fr).toMatchObject({ ok: true });
      if (read.ok) expect(contentHash(read.content)).toBe(contentHash(content));
    }
  });

  test('needs no more than a title and a category to become a draft', () => {
    const read = readRow(rowOf({ category: 'WEB', title_fr: 'Site' }), WORDS);
    expect(read).toMatchObject({ ok: true, content: { mode: 'remote', price: { min: 0 } } });
  });

  test('may use the words of its reader instead of codes, whatever their case and accents', () => {
    const cells = {
      ...cellsByName(FIRST),
      category: 'site INTERNET et visibilite',
      delivery_languages: 'Français | الدارجة',
    };
    const read = readRow(rowOf(cells), WORDS);
    expect(read.ok && read.content.category).toBe('WEB');
    expect(read.ok && read.content.deliveryLanguages).toEqual(['ary', 'fr']);
  });

  test('each mistake is told at its column, and only once', () => {
    const cells = {
      ...cellsByName(FIRST),
      category: 'nonsense',
      price_min: 'beaucoup',
      title_fr: '<b>Titre</b>',
      title_ar: '=HYPERLINK("http://x")',
    };
    const read = readRow(rowOf(cells), WORDS);
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ column, message }) => [column, message]).sort()).toEqual([
      ['category', 'error.sheetWord'],
      ['price_min', 'error.amount'],
      ['title_ar', 'error.formula'],
      ['title_fr', 'error.html'],
    ]);
  });
});

describe('cutting a table', () => {
  const table = (...rows: string[][]) => ({
    encoding: null,
    rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  });

  test('remarks and empty rows are left out, unknown headings told', () => {
    const sheet = cutSheet(
      table(
        ['Un titre au-dessus'],
        ['\u200fkey', 'Category', 'title_fr', 'title_ar', 'Prix TTC'],
        ['# identifiant', 'catégorie', '', '', ''],
        ['', ' ', '', '', ''],
        ['', 'WEB', 'Site', '', '12'],
      ),
    );
    expect(sheet.rows.map(({ line }) => line)).toEqual([5]);
    expect(sheet.unknown).toEqual(['prix_ttc']);
  });

  test.each([
    [[['a', 'b']], 'catalogue.sheet-headings'],
    [[['category', 'title_fr', 'title_ar', 'category']], 'catalogue.sheet-twice'],
    [[['category', 'title_fr', 'title_ar']], 'catalogue.sheet-empty'],
  ])('%j is refused', (rows, code) => {
    expect(() => cutSheet(table(...rows))).toThrow(DomainError);
    expect(() => cutSheet(table(...rows))).toThrow(code);
  });
});

describe('the plan', () => {
  const row = (content: OfferContent, key = '', line = 2) =>
    rowOf({ ...cellsByName(content), [KEY_COLUMN]: key }, line);
  const fates = (...planned: ReturnType<typeof planRows>) => planned.map(({ fate }) => fate);

  test('a row without a key is new once', () => {
    const plan = planRows([row(FIRST), row(FIRST, '', 3)], [], WORDS);
    expect(fates(...plan)).toEqual(['new', 'refused']);
    expect(summaryOf(plan)).toMatchObject({ new: 1, refused: 1, unchanged: 0 });
  });

  test.each([
    ['draft', 'draft-changed'],
    ['published', 'new-version'],
    ['withdrawn', 'new-version'],
    ['superseded', 'new-version'],
    ['submitted', 'refused'],
    ['changes-requested', 'refused'],
  ] as const)('a changed %s is %s', (state, fate) => {
    expect(fates(...planRows([row(SECOND, 'caisse-1')], [known(FIRST, state)], WORDS))).toEqual([
      fate,
    ]);
  });

  test('the same content changes nothing, an unknown or repeated key is refused', () => {
    const offers = [known(FIRST, 'published')];
    const plan = planRows(
      [row(FIRST, 'caisse-1'), row(SECOND, 'caisse-1', 3), row(SECOND, 'x', 4)],
      offers,
      WORDS,
    );
    expect(fates(...plan)).toEqual(['unchanged', 'refused', 'refused']);
  });
});
