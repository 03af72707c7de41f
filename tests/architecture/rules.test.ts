import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTest, readSources, ROOT } from './source-files.ts';
import {
  folderOf,
  foreignModels,
  foreignRouteExports,
  lineCount,
  linesWithAny,
  readModels,
} from './source-rules.ts';

const sources = readSources('app/**/*.{ts,tsx}');
const routes = readSources(
  'app/{routes,endpoints}/*.{ts,tsx}',
  'app/{routes,endpoints}/*/route.{ts,tsx}',
);
const models = readModels(readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8'));

describe('files stay small', () => {
  test('no file has more than 300 lines', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(sources.filter((file) => lineCount(file) > 300).map(describeSize)).toEqual([]);
  });

  test('no route has more than 150 lines', () => {
    expect(routes.filter((file) => lineCount(file) > 150).map(describeSize)).toEqual([]);
  });

  function describeSize(file: (typeof sources)[number]): string {
    return `${file.path}: ${lineCount(file)} lines`;
  }
});

test('nothing is typed any', () => {
  const found = sources.flatMap((file) => linesWithAny(file).map((line) => `${file.path}:${line}`));
  expect(found).toEqual([]);
});

test('route modules export only what Remix reads', () => {
  expect(routes.length).toBeGreaterThan(5);
  const found = routes.flatMap((file) =>
    foreignRouteExports(file).map((name) => `${file.path}: ${name}`),
  );
  expect(found).toEqual([]);
});

describe('tables belong to rooms', () => {
  test('every model names a room that exists', () => {
    expect(models.length).toBeGreaterThan(5);
    const folders = globSync('app/{domain/*,web,platform}/', { cwd: ROOT }).map(
      (folder) => `${folder.replaceAll(path.sep, '/').replace(/\/$/, '')}/`,
    );
    const homeless = models.filter(
      ({ room }) => room === undefined || !folders.includes(folderOf(room)),
    );
    expect(homeless).toEqual([]);
  });

  test('only its room touches a table', () => {
    const found = sources
      .filter((file) => !isTest(file))
      .flatMap((file) => foreignModels(file, models).map((name) => `${file.path}: ${name}`));
    expect(found).toEqual([]);
  });
});

describe('these checks can fail', () => {
  const file = (text: string, name = 'app/domain/cases/x.ts') => ({ path: name, text });

  test('any is found in code and not in words', () => {
    expect(linesWithAny(file('const a = 1; // any\nlet b: any;\ntype C = any[];'))).toEqual([2, 3]);
  });

  test('foreign exports of a route are named, types are not', () => {
    const text = `
      export const loader = 1, helper = 2;
      export function action() {}
      export default function Page() {}
      export type Row = string;
      export type { A } from './a.ts';
      export { meta, stray } from './a.ts';
      export * from './b.ts';`;
    expect(foreignRouteExports(file(text))).toEqual(['helper', 'stray', '*']);
  });

  test('a model of another room is noticed in the client and in SQL', () => {
    const schema = `/// room: assessment\n/// About.\nmodel ShareLink {\n  id String\n  @@map("share_link")\n}\nmodel Bare {\n  id String\n}\n`;
    const found = readModels(schema);
    expect(found).toEqual([
      { name: 'ShareLink', table: 'share_link', room: 'assessment' },
      { name: 'Bare', table: 'Bare', room: undefined },
    ]);
    const client = 'await tx.shareLink.findMany();';
    const sql = 'await tx.$queryRaw`SELECT 1 FROM share_link`;';
    expect(foreignModels(file(client), found)).toEqual(['ShareLink']);
    expect(foreignModels(file(sql), found)).toEqual(['ShareLink']);
    expect(foreignModels(file(client, 'app/domain/assessment/x.ts'), found)).toEqual([]);
    expect(foreignModels(file('// the share_link table'), found)).toEqual([]);
  });

  test('lines are counted without the last line feed', () => {
    expect(lineCount(file('a\nb\n'))).toBe(2);
  });
});
