import { SERVICE_LEVELS } from '../codes.ts';
import type { Envelope, GoldenCase, ProgrammeDraft, Running } from '../content.ts';
import { findCeilings } from './ceilings.ts';
import { FIRST_RUNNING } from './empty-draft.ts';

/** What can differ between two versions, apart from the rules. */
export const CHANGE_FIELDS = [
  'name',
  'summary',
  'owner',
  'funder',
  'kind',
  'language',
  'category',
  'ceiling',
  'perFirmCeiling',
  'perFirmMonths',
  'smallestAward',
  'minOffers',
  'planned',
  'envelope',
  'split',
  'minoration',
  'opensOn',
  'closesOn',
  'validFrom',
  'validTo',
  'allocation',
  'serviceLevel',
  'document',
  'step',
  'cases',
  'case',
  'caseLeast',
  'caseMost',
] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

export type ChangeUnit = 'text' | 'code' | 'centimes' | 'dirhams' | 'number' | 'share' | 'day';

/** One difference; null where there was or is nothing. */
export interface ContentChange {
  readonly field: ChangeField;
  /** Which one, where there are several: a code, a language, a number, an envelope's key. */
  readonly of: string;
  readonly unit: ChangeUnit;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

type Value = string | number | null;
type Flat = ReadonlyMap<
  string,
  Omit<ContentChange, 'before' | 'after'> & { readonly value: Value }
>;

/** Every difference between two contents but the rules, in the order of the studio's pages. */
export function compareContents(
  before: ProgrammeDraft,
  after: ProgrammeDraft,
): readonly ContentChange[] {
  const [old, fresh] = [flatten(before), flatten(after)];
  const keys = [...new Set([...fresh.keys(), ...old.keys()])];
  return keys.flatMap((key): ContentChange[] => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const known = is ?? was;
    const [from, to] = [was?.value ?? null, is?.value ?? null];
    if (!known || from === to) return [];
    return [{ field: known.field, of: known.of, unit: known.unit, before: from, after: to }];
  });
}

type Row = readonly [field: ChangeField, of: string, unit: ChangeUnit, value: Value];

function flatten(content: ProgrammeDraft): Flat {
  const rows = [...textRows(content), ...moneyRows(content), ...calendarRows(content)];
  const papers = content.documents.map(({ code, required }): Row => [
    'document',
    code,
    'code',
    required ? 'required' : 'optional',
  ]);
  const steps = content.steps.flatMap((step, index) => inAll('step', step, String(index + 1)));
  const cases: Row = ['cases', '', 'number', content.goldenCases.length];
  return new Map(
    [...rows, ...papers, ...steps, cases, ...content.goldenCases.flatMap(caseRows)].map(
      ([field, of, unit, value]) => [
        `${field} ${of}`,
        { field, of, unit, value: value === '' ? null : value },
      ],
    ),
  );
}

function inAll(field: ChangeField, text: ProgrammeDraft['name'] | null, of = ''): Row[] {
  return (['fr', 'ar', 'en'] as const).map((lang): Row => {
    const name = of === '' ? lang : `${of} ${lang}`;
    return [field, name, 'text', text?.[lang] ?? null];
  });
}

function textRows({ name, summary, owner, funder, kind, languages }: ProgrammeDraft): Row[] {
  return [
    ...inAll('name', name),
    ...inAll('summary', summary),
    ...inAll('owner', owner),
    ...inAll('funder', funder),
    ['kind', '', 'code', kind],
    ...languages.map((code): Row => ['language', code, 'code', code]),
  ];
}

function moneyRows({ categories, rules, running }: ProgrammeDraft): Row[] {
  const { perFirm, smallestAward, minOffers, ...lists } = running ?? FIRST_RUNNING;
  const ceilings = findCeilings(rules)?.values ?? {};
  const planned = lists.envelopes.reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...categories.map((code): Row => ['category', code, 'code', code]),
    ...Object.entries(ceilings).map(([code, mad]): Row => ['ceiling', code, 'dirhams', mad]),
    ['perFirmCeiling', '', 'centimes', perFirm.ceiling],
    ['perFirmMonths', '', 'number', perFirm.months],
    ['smallestAward', '', 'centimes', smallestAward],
    ['minOffers', '', 'number', minOffers],
    ['planned', '', 'centimes', planned],
    ...lists.envelopes.map((one): Row => ['envelope', envelopeKey(one), 'centimes', one.amount]),
    ...shareRows('split', lists.paymentSplit),
    ...shareRows('minoration', lists.minorations),
  ];
}

/** Region, segment and year of an envelope, `-` for a side it is not kept for. */
function envelopeKey({ region, segment, year }: Envelope): string {
  return `${region ?? '-'} ${segment ?? '-'} ${String(year)}`;
}

/** Shares by their French labels; those of the same label are told apart by a number. */
function shareRows(field: 'split' | 'minoration', shares: Running['paymentSplit']): Row[] {
  return shares.map(({ label, share }, index): Row => {
    const before = shares.slice(0, index).filter((one) => one.label.fr === label.fr).length;
    const of = before === 0 ? label.fr : `${label.fr} (${String(before + 1)})`;
    return [field, of, 'share', share];
  });
}

/** What a golden case expects. */
function caseRows({ name, expects: { status, amount } }: GoldenCase): Row[] {
  const row: Row = ['case', name, 'code', status];
  if (amount === null) return [row];
  return [
    row,
    ['caseLeast', name, 'dirhams', amount.min],
    ['caseMost', name, 'dirhams', amount.max],
  ];
}

function calendarRows({ running, validFrom, validTo }: ProgrammeDraft): Row[] {
  const { opensOn, closesOn, allocation, serviceLevels } = running ?? FIRST_RUNNING;
  return [
    ['opensOn', '', 'day', opensOn],
    ['closesOn', '', 'day', closesOn],
    ['validFrom', '', 'day', validFrom],
    ['validTo', '', 'day', validTo],
    ['allocation', '', 'code', allocation],
    ...SERVICE_LEVELS.map((code): Row => ['serviceLevel', code, 'number', serviceLevels[code]]),
  ];
}
