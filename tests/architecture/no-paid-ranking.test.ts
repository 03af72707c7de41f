import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parse, readSources, ROOT, walk, type SourceFile } from './source-files.ts';

/** Beginnings of words by which a place is bought. */
const BOUGHT = /^(?:sponsor|paid$|boost|promot|premium|advert|bid$|bids$|bidding|featured)/i;

/** Words by which names are written: `paidPlace` and `paid_place` are both "paid" and "place". */
const words = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z]+| /);
const isBought = (name: string) => words(name).some((word) => BOUGHT.test(word));

/** Names of fields, variables and codes of a file; comments and texts of several words are not. */
function namesIn(file: SourceFile): string[] {
  const names: string[] = [];
  walk(parse(file), (node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.push(node.text);
    else if (ts.isStringLiteralLike(node) && !/\s/.test(node.text)) names.push(node.text);
  });
  return names;
}

/** Names of the models, fields and columns of the schema. */
function schemaNames(schema: string): string[] {
  return schema
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, ''))
    .flatMap((line) => line.match(/\w+/g) ?? []);
}

const boughtIn = (names: readonly string[]) => [...new Set(names.filter(isBought))];

describe('no sponsored field exists anywhere', () => {
  test('in the tables', () => {
    const schema = readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8');
    expect(schemaNames(schema).length).toBeGreaterThan(1000);
    // Where providers are paid for their work, "paid" is the day their money came.
    const [settled = [], others = []] = [true, false].map((isMoney) =>
      schema
        .split(/^(?=\/\/\/ room: )/m)
        .filter((model) => /^\/\/\/ room: (?:payments|engagements)$/m.test(model) === isMoney),
    );
    expect(settled.length).toBeGreaterThan(10);
    expect(boughtIn(schemaNames(others.join('\n')))).toEqual([]);
    const names = boughtIn(schemaNames(settled.join('\n')));
    expect(names.filter((name) => !/^paid_?[aA]t$/.test(name))).toEqual([]);
  });

  test('in the migrations of the catalogue and of matching', () => {
    const files = readSources('prisma/migrations/*{catalogue,matching}*/migration.sql');
    const names = files.flatMap(({ text }) => text.replace(/--.*$/gm, '').match(/\w+/g) ?? []);
    expect(files.length).toBeGreaterThan(0);
    expect(boughtIn(names)).toEqual([]);
  });

  test('in the catalogue, in matching and in their pages', () => {
    const files = readSources(
      'app/domain/{catalogue,matching}/**/*.ts',
      'app/ui/{catalogue,matching,shortlist,ranking,steering}/**/*.{ts,tsx}',
    ).filter(({ path: file }) => !file.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      boughtIn(namesIn(file)).map((name) => `${file.path}: ${name}`),
    );
    expect(found).toEqual([]);
  });
});

describe('this check can fail', () => {
  test.each([
    'sponsored',
    'isSponsored',
    'paidPlace',
    'paid_rank',
    'boost',
    'promoted_until',
    'bid',
  ])('%s is found', (name) => {
    expect(boughtIn(schemaNames(`  ${name} Boolean`))).toEqual([name]);
    const file = { path: 'x.ts', text: `export interface Offer { readonly ${name}: boolean }` };
    expect(boughtIn(namesIn(file))).toEqual([name]);
  });

  test('words that say something else are not, nor are comments', () => {
    const text = '// paid once\nconst setup = "Paid once at the beginning"; const forbidden = 1;';
    expect(boughtIn(namesIn({ path: 'x.ts', text }))).toEqual([]);
  });
});
