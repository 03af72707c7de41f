import voucher from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import type { AidProgramme } from '#domain/matching/aid/types.ts';
import { programmeContentSchema } from '#domain/programmes/content.ts';
import { rulesHashOf } from '#domain/programmes/eligibility/fingerprints.ts';
import { compileRules } from '#domain/programmes/rules/evaluate.ts';
import { FACTS, isFactName, type FactName, type Facts } from '#domain/programmes/rules/facts.ts';
import type { FactValue, SourcedValue } from '#domain/programmes/rules/facts.ts';
import type { RuleSet } from '#domain/programmes/rules/grammar.ts';

type Values = Readonly<Partial<Record<FactName, FactValue | undefined>>>;

/** Facts as a firm declares them; one that is undefined is unknown. */
export function declared(values: Values): Facts {
  const facts: Partial<Record<FactName, SourcedValue>> = {};
  for (const [name, value] of Object.entries(values))
    if (isFactName(name) && value !== undefined) facts[name] = { value, source: 'self' };
  return facts;
}

/** A firm that the demonstration voucher is for: five people, nothing received yet, no bonus. */
export function voucherFirm(changes: Values = {}): Facts {
  return declared({
    ...{ staff: 5, turnoverMAD: 2_000_000, legalForm: 'SARL', territorialCategory: 'none' },
    ...{ ageMonths: 24, taxCompliant: true, cnssCompliant: true, assessmentAgeMonths: 2 },
    ...{ aidReceivedMAD: 0, hasActiveVoucher: [] },
    ...changes,
  });
}

/** A programme that is open and pays for every category. */
export function programmeOf(rules: RuleSet, changes: Partial<AidProgramme> = {}): AidProgramme {
  const compiled = compileRules(rules);
  return {
    ...{ slug: 'programme', versionId: 'a version', number: 3, isDemo: false, state: 'open' },
    ...{ compiled, rulesHash: rulesHashOf(compiled), ceiling: null },
    categories: FACTS.category.codes,
    ...changes,
  };
}

const { rules, categories, running } = programmeContentSchema.parse(voucher.content);
if (rules === null) throw new Error('The demonstration voucher has no rules.');

/** The demonstration voucher, open. */
export const VOUCHER = programmeOf(rules, {
  ...{ slug: voucher.slug, isDemo: true, categories },
  ceiling: running?.perFirm.ceiling ?? null,
});
