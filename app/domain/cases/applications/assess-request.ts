import { cents, civilDate, type Cents } from '#domain/kernel/index.server.ts';
import { explain, type CompiledRules, type Facts } from '#domain/programmes/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import type { ApplicationContent } from '../content.ts';

type EligibilityResult = ReturnType<typeof explain>;

const CENTIMES = 100;

/**
 * The facts of a firm with those of its project: category, and cost before tax in whole dirhams
 * rounded down. What the request leaves open is unknown, whatever the firm said elsewhere.
 */
export function withProject(
  facts: Facts,
  { category, cost }: Pick<ApplicationContent, 'category' | 'cost'>,
  today: string,
): Facts {
  const { category: _category, projectCostMAD: _cost, ...firm } = facts;
  const said = { source: 'self', at: today } as const;
  return {
    ...firm,
    ...(category !== null && { category: { ...said, value: category } }),
    ...(cost !== null && {
      projectCostMAD: { ...said, value: Number(BigInt(cost) / BigInt(CENTIMES)) },
    }),
  };
}

/** What a programme's rules say of a request. Amounts are in centimes. */
export interface Assessed {
  /** Facts the rules read, those of the project among them. */
  readonly facts: Facts;
  /** Null for a programme without published rules: a person judges. */
  readonly result: EligibilityResult | null;
  /** Aid by the rules, settled part and most, never more than the cost and the ceiling a firm has. */
  readonly aid: { readonly min: Cents; readonly max: Cents } | null;
}

interface Rules {
  readonly content: Pick<ProgrammeContent, 'running'>;
  readonly compiled: CompiledRules | null;
}

/**
 * What the rules of a version say of a firm with the project of a request on a day. No aid is told
 * while the cost is open, or for who is not eligible.
 */
export function assessRequest(
  { content: { running }, compiled }: Rules,
  firm: Facts,
  project: Pick<ApplicationContent, 'category' | 'cost'>,
  today: string,
): Assessed {
  const facts = withProject(firm, project, today);
  if (compiled === null) return { facts, result: null, aid: aidUpTo(project.cost, running) };
  const result = explain(compiled, facts, civilDate(today));
  const most = aidUpTo(project.cost, running);
  if (most === null || result.status === 'not_eligible') return { facts, result, aid: null };
  if (compiled.amount === null) return { facts, result, aid: most };
  const { amount } = result;
  const capped = (dirhams: number | null) => least(most.max, centimesOf(dirhams));
  return {
    ...{ facts, result },
    aid: { min: capped(amount?.min ?? 0), max: capped(amount ? amount.max : 0) },
  };
}

/** Dirhams as the rules compute them, with at most two decimals; null for no bound. */
function centimesOf(dirhams: number | null): Cents | null {
  return dirhams === null ? null : cents(BigInt(Math.round(dirhams * CENTIMES)));
}

function least(most: Cents, amount: Cents | null): Cents {
  return amount === null || amount > most ? most : amount;
}

/** What is asked for where no rule computes it: the cost, up to what one firm may have. */
function aidUpTo(cost: string | null, running: ProgrammeContent['running']) {
  if (cost === null) return null;
  const ceiling = running === null ? null : cents(BigInt(running.perFirm.ceiling));
  const max = least(cents(BigInt(cost)), ceiling);
  return { min: max, max };
}
