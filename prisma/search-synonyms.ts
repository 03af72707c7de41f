/**
 * Writes the migration that teaches the database the synonyms of app/content/search-synonyms.json:
 * `node prisma/search-synonyms.ts` after changing them. The index carries one word a group of
 * synonyms, so that a query reads one list instead of one a synonym.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONCEPTS } from '../app/domain/catalogue/search/synonyms.ts';
import { allOf } from '../app/domain/catalogue/search/wanted.ts';
import { MIGRATIONS } from './schema-engine.ts';

/** The function of the database that names the groups of synonyms a text belongs to. */
function conceptsFunction(): string {
  const rows = CONCEPTS.flatMap(({ tag, phrases }) => {
    const queries = [...new Set(phrases.map(allOf))].map((phrase) => `(${phrase})`);
    return `('${tag}', to_tsquery('search_text', '${queries.join(' | ')}'))`;
  });
  return `-- Synonyms of app/content/search-synonyms.json, written by prisma/search-synonyms.ts.
CREATE OR REPLACE FUNCTION search_concepts(words tsvector) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(string_agg(tag, ' '), '') FROM (VALUES
    ${rows.join(',\n    ')}
  ) concepts(tag, meant) WHERE words @@ meant);`;
}

if (import.meta.main) {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_search_synonyms`);
  await mkdir(folder);
  const again =
    'UPDATE "offer_listing" SET slug = slug;\nUPDATE "provider_listing" SET slug = slug;';
  await writeFile(path.join(folder, 'migration.sql'), `${conceptsFunction()}\n${again}\n`);
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql.`);
}
