import { z } from 'zod';
import { COMPONENTS, CRITERIA, type Component, type Criterion } from '../codes.ts';

/**
 * A version of the weights (catalogue §4): points of each component, which add up to 100, and how
 * the criteria share the points of the constraints; those that count for a firm share all of them.
 */
export interface Weights {
  readonly points: Readonly<Record<Component, number>>;
  readonly criteria: Readonly<Record<Criterion, number>>;
}

export const TOTAL_POINTS = 100;
/** What the criteria add up to: shares are read as hundredths. */
export const TOTAL_SHARES = 100;

/** The first version, of the method. */
export const FIRST_WEIGHTS: Weights = {
  points: { need: 35, constraints: 20, record: 20, price: 10, availability: 10, exposure: 5 },
  criteria: {
    ...{ place: 20, language: 20, size: 10, sector: 15 },
    ...{ stage: 5, budget: 10, start: 5, moroccan: 15 },
  },
};

const whole = z.int().min(0).max(TOTAL_POINTS);
const addsUp = (most: number) => (record: Readonly<Record<string, number>>) =>
  Object.values(record).reduce((sum, one) => sum + one, 0) === most;
const each = <Key extends string>(keys: readonly Key[]) =>
  z.record(z.enum(keys as readonly [Key, ...Key[]]), whole);

/** Weights as they are stored; those that do not add up are refused. */
export const weightsSchema = z.object({
  points: each(COMPONENTS).refine(addsUp(TOTAL_POINTS), 'error.sum'),
  criteria: each(CRITERIA).refine(addsUp(TOTAL_SHARES), 'error.sum'),
}) satisfies z.ZodType<Weights>;
