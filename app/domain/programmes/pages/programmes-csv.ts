import { stringify } from 'csv-stringify/sync';
import type { RuleLang } from '../rules/speaker.ts';
import type { PublicProgramme } from './public-programmes.server.ts';

type Value = string | number | null;

/** Columns of the table, in order, and what each holds of a programme. */
const COLUMNS: readonly (readonly [
  name: string,
  value: (programme: PublicProgramme, lang: RuleLang) => Value,
])[] = [
  ['slug', ({ slug }) => slug],
  ['version', ({ number }) => number],
  ['name', ({ content }, lang) => content.name[lang]],
  ['summary', ({ content }, lang) => content.summary[lang]],
  ['owner', ({ content }, lang) => content.owner[lang]],
  ['funder', ({ content }, lang) => content.funder?.[lang] ?? null],
  ['kind', ({ content }) => content.kind],
  ['audience', ({ content }) => content.audience],
  ['status', ({ status }) => status],
  ['checked_on', ({ checkedOn }) => checkedOn],
  ['opens_on', ({ content }) => content.running?.opensOn ?? content.validFrom],
  ['closes_on', ({ content }) => content.running?.closesOn ?? content.validTo],
  ['most_aid_mad', ({ mostAid }) => mostAid],
  ['categories', ({ content }) => content.categories.join(' ')],
  ['apply_at', ({ content }, lang) => content.outside?.applyAt[lang] ?? null],
  ['has_rules', ({ content }) => String(content.rules !== null)],
  ['demo', ({ content }) => String(content.demo)],
  ['content_hash', ({ contentHash }) => contentHash],
];

/**
 * Programmes as a table (RFC 4180, UTF-8 with its mark, so that spreadsheets read Arabic); a text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function programmesCsv(programmes: readonly PublicProgramme[], lang: RuleLang): string {
  return stringify(
    programmes.map((programme) => COLUMNS.map(([, value]) => value(programme, lang) ?? '')),
    {
      header: true,
      columns: COLUMNS.map(([name]) => name),
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}
