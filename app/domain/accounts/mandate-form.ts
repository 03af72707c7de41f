import { z } from 'zod';
import { typedIce } from '#domain/kernel/schema.ts';
import { MANDATE_MONTHS, MANDATE_SCOPES } from './mandate-scopes.ts';

const intentId = z
  .string({ error: 'error.reload' })
  .min(16, 'error.reload')
  .max(64, 'error.reload');
const terms = {
  scopes: z
    .array(z.enum(MANDATE_SCOPES, { error: 'error.scopes' }))
    .min(1, 'error.scopes')
    .transform((scopes) => [...new Set(scopes)]),
  months: z
    .number({ error: 'error.months' })
    .int('error.months')
    .min(MANDATE_MONTHS.least, 'error.months')
    .max(MANDATE_MONTHS.most, 'error.months'),
};

/** A mandate an owner gives; messages are keys of the `advisor` texts. */
export const mandateSchema = z.object({
  intentId,
  advisorBodyId: z.string({ error: 'error.body' }).max(64, 'error.body'),
  ...terms,
});
export type MandateForm = Omit<z.output<typeof mandateSchema>, 'intentId'>;

/** A mandate an advisor proposes to a firm; messages are keys of the `advisor` texts. */
export const proposalSchema = z.object({ intentId, ice: typedIce, ...terms });
export type ProposalForm = Omit<z.output<typeof proposalSchema>, 'intentId'>;

/** An answer to a proposal, or the end of a mandate. */
export const mandateActSchema = z.object({
  mandateId: z.string({ error: 'error.reload' }).min(1, 'error.reload').max(64, 'error.reload'),
  act: z.enum(['accept', 'refuse', 'end'], { error: 'error.reload' }),
});
