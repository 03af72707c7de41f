import { z } from 'zod';
import { MOST, type Scenario } from './scenario.ts';

const share = z.number().min(0).max(1);

/** A scenario as it is stored with its simulation. */
export const scenarioSchema = z.object({
  uptake: z.object({ low: share, central: share, high: share }),
  approval: share,
  rush: share,
  mix: z.record(z.string(), z.number().min(0).max(MOST.weight)),
  costs: z.record(z.string(), z.number().min(0).max(MOST.cost)),
  seed: z.number().int().min(0).max(MOST.seed),
}) satisfies z.ZodType<Scenario>;

/** What a simulation row keeps: what is supposed, and the very content it is about. */
export const storedScenarioSchema = z.object({ supposed: scenarioSchema, content: z.unknown() });
