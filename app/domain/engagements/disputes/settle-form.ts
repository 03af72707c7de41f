import { z } from 'zod';
import { stampField, wordsField } from '../deliveries/forms.ts';

const MOST_PERCENT = 99;

const percent = z.coerce
  .number({ error: 'percent' })
  .int('percent')
  .min(1, 'percent')
  .max(MOST_PERCENT, 'percent');

/** What a mediator settles, with the reasons both sides read. */
export const settleSchema = z.discriminatedUnion(
  'outcome',
  [
    z.object({ outcome: z.literal('accept'), stamp: stampField, decision: wordsField }),
    z.object({ outcome: z.literal('redo'), stamp: stampField, decision: wordsField }),
    z.object({ outcome: z.literal('reduce'), stamp: stampField, decision: wordsField, percent }),
  ],
  { error: 'outcome' },
);
export type SettleForm = z.output<typeof settleSchema>;
