import legalForms from '#content/legal-forms.json' with { type: 'json' };
import { FACT_NAMES, factDefinition } from '../rules/facts.ts';
import type { FactName, Facts, FactValue } from '../rules/facts.ts';
import { emptyFrame, placeOf, rankOf, type Frame } from '../rules/frame.ts';
import type { ColumnMap, PointColumn } from '../rules/to-sql.ts';
import { codesOf, type RegisterRow } from './register-rows.ts';

/** What is said of a synthetic company counts as verified: what matters is whom a rule means. */
const SOURCE = 'officer';
const RANK = rankOf(SOURCE);
const HUNDRED = 100;

/** A fact of a synthetic company: as a rule reads it in SQL, and as the evaluator does. */
interface RegisterFact {
  readonly column: string;
  readonly none?: string;
  /** As frames carry it: codes by place, flags 0 or 1, sets as masks, NaN when there is none. */
  readonly point: (row: RegisterRow) => number;
}

const LEGAL_PERSONS = codesOf('legalForm').flatMap((code, place) =>
  legalForms.some((form) => form.code === code && form.legalPerson) ? [place] : [],
);

/**
 * Facts that the register holds. Those of a project (its cost, category, own funds, jobs) are left
 * out, hence unknown: a company that does not exist has none. Each is taken to have made the free
 * assessment and to have no voucher running.
 */
const REGISTER_FACTS: Readonly<Partial<Record<FactName, RegisterFact>>> = {
  staff: { column: 'staff', point: (row) => row.staff },
  turnoverMAD: {
    column: 'turnover_mad',
    none: 'turnover_mad IS NULL',
    point: (row) => row.turnoverMad ?? Number.NaN,
  },
  legalForm: { column: 'legal_form', point: (row) => row.legalForm },
  isLegalPerson: {
    column: `(legal_form = ANY('{${LEGAL_PERSONS.join(',')}}'::smallint[]))`,
    point: (row) => Number(LEGAL_PERSONS.includes(row.legalForm)),
  },
  sector: { column: 'sector', point: (row) => row.sector },
  nmaDivision: { column: 'nma_division', point: (row) => row.nmaDivision },
  region: { column: 'region', point: (row) => row.region },
  province: { column: 'province', point: (row) => row.province },
  territorialCategory: { column: 'territory', point: (row) => row.territory },
  ageMonths: { column: 'age_months', point: (row) => row.ageMonths },
  taxCompliant: { column: 'tax_compliant', point: (row) => Number(row.taxCompliant) },
  cnssCompliant: { column: 'cnss_compliant', point: (row) => Number(row.cnssCompliant) },
  cnssAffiliated: { column: 'cnss_affiliated', point: (row) => Number(row.cnssAffiliated) },
  exportShare: {
    column: `(export_percent / ${HUNDRED}::float8)`,
    point: (row) => row.exportPercent / HUNDRED,
  },
  largeHolderShare: {
    column: `(large_holder_percent / ${HUNDRED}::float8)`,
    point: (row) => row.largeHolderPercent / HUNDRED,
  },
  publicShareholder: {
    column: 'public_shareholder',
    point: (row) => Number(row.publicShareholder),
  },
  womanLed: { column: 'woman_led', point: (row) => Number(row.womanLed) },
  youngLed: { column: 'young_led', point: (row) => Number(row.youngLed) },
  certifications: { column: 'certifications', point: (row) => row.certifications },
  assessmentAgeMonths: { column: '0', point: () => 0 },
  aidReceivedMAD: { column: 'aid_received_mad', point: (row) => row.aidReceivedMad },
  hasActiveVoucher: { column: '0', point: () => 0 },
};

const ENTRIES = FACT_NAMES.flatMap((name) => {
  const fact = REGISTER_FACTS[name];
  return fact === undefined ? [] : [{ name, place: placeOf(name), ...fact }];
});

function columnOf({ column, none }: RegisterFact): PointColumn {
  return { kind: 'point', column, source: SOURCE, ...(none !== undefined && { none }) };
}

/** Where rules find the facts in the table `synthetic_firm`. */
export const REGISTER_COLUMNS: ColumnMap = Object.fromEntries(
  ENTRIES.map((entry) => [entry.name, columnOf(entry)]),
);

/** A frame with the facts of a company, for compiled rules; `frame` is written over when given. */
export function registerFrameOf(row: RegisterRow, frame: Frame = emptyFrame()): Frame {
  for (const { place, point } of ENTRIES) {
    frame.low[place] = frame.high[place] = point(row);
    frame.rank[place] = RANK;
  }
  return frame;
}

/** The facts of a company as the evaluator and its explanations read them. */
export function registerFactsOf(row: RegisterRow): Facts {
  return Object.fromEntries(
    ENTRIES.map(({ name, point }) => [name, { value: valueOf(name, point(row)), source: SOURCE }]),
  );
}

function valueOf(name: FactName, point: number): FactValue {
  const definition = factDefinition(name);
  if (Number.isNaN(point)) return null;
  if (definition.kind === 'number') return point;
  if (definition.kind === 'flag') return point === 1;
  if (definition.kind === 'code') return definition.codes[point] ?? null;
  return definition.codes.filter((_code, bit) => ((point >>> bit) & 1) === 1);
}
