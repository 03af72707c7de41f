import { z } from 'zod';
import { factDefinition, type explain } from '#domain/programmes/index.server.ts';

const replaySchema = z.object({
  v: z.literal(1),
  /** Day in Morocco on which the rules were run. */
  on: z.iso.date(),
  status: z.enum(['eligible', 'unknown', 'not_eligible']),
  because: z.array(
    z.object({
      criterion: z.string(),
      outcome: z.union([z.boolean(), z.literal('unknown')]),
      /** JSON of the value it was settled on; null for one that was not known, and for ages. */
      value: z.string().nullable(),
    }),
  ),
  /** Dirhams; null for rules that compute no amount. */
  amount: z.object({ min: z.number(), max: z.number().nullable() }).nullable(),
  rulesHash: z.string(),
  factsHash: z.string(),
});

/** What the rules said of a request on a day, as a decision keeps it. */
export type Replay = z.infer<typeof replaySchema>;

/** A stored replay; null for what is none. */
export function replayOf(stored: unknown): Replay | null {
  const parsed = replaySchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

interface Run {
  readonly on: string;
  readonly result: Pick<ReturnType<typeof explain>, 'status' | 'because' | 'amount'>;
  readonly rulesHash: string;
  readonly factsHash: string;
}

/** What a decision keeps of a run of the rules. */
export function replayFrom({ on, result, rulesHash, factsHash }: Run): Replay {
  const { status, because, amount } = result;
  return {
    ...{ v: 1, on, status, rulesHash, factsHash },
    because: because.map(({ criterion, outcome, fact, value }) => ({
      ...{ criterion, outcome },
      value: value === undefined || isAge(fact) ? null : JSON.stringify(value),
    })),
    amount: amount && { min: amount.min, max: amount.max },
  };
}

/** Ages change by themselves: what counts is whether the criterion holds. */
export function isAge(fact: RunReason['fact']): boolean {
  const definition = fact && factDefinition(fact);
  return definition?.kind === 'number' && definition.unit === 'months';
}
type RunReason = Run['result']['because'][number];

/** What of the answer of the rules is no longer as it was. */
export interface ReplayDifference {
  readonly status: boolean;
  readonly amount: boolean;
  /** Criteria whose outcome changed, or the value they were settled on. */
  readonly criteria: readonly string[];
}

/** What changed between two runs; null when nothing did. */
export function replayDifference(before: Replay, now: Replay): ReplayDifference | null {
  const known = new Map(before.because.map((one) => [one.criterion, one]));
  const criteria = now.because
    .filter(({ criterion, outcome, value }) => {
      const old = known.get(criterion);
      return old?.outcome !== outcome || old.value !== value;
    })
    .map(({ criterion }) => criterion);
  const status = before.status !== now.status;
  const amount = before.amount?.min !== now.amount?.min || before.amount?.max !== now.amount?.max;
  return status || amount || criteria.length > 0 ? { status, amount, criteria } : null;
}
