import { z } from 'zod';

const centimes = z
  .string()
  .regex(/^\d{1,15}$/)
  .describe('a whole number of centimes, as text');

/** What a firm writes in a request. A draft may leave anything open. */
export const applicationContentSchema = z.object({
  /** What it wants to do, in its own words. */
  title: z.string().max(120),
  need: z.string().max(2000),
  /** Category of offers. */
  category: z.string().max(20).nullable(),
  /** Cost before tax, in centimes. */
  cost: centimes.nullable(),
  /** Day it wants to begin. */
  startsOn: z.iso.date().nullable(),
  /** The assessment and the action of its plan that it serves. */
  assessmentId: z.string().max(60).nullable(),
  actionId: z.string().max(60).nullable(),
  /** An offer it looked at; the choice is made when the voucher is there. */
  offerId: z.string().max(60).nullable(),
  /** Person the officers may call. */
  contactName: z.string().max(120),
  contactPhone: z.string().max(30),
  /** Aid of other programmes for the same project, in centimes; null while it is not said. */
  otherAid: centimes.nullable(),
  /** Consents given with the request, by code. */
  consents: z.array(z.string().max(40)).max(10),
});
export type ApplicationContent = z.infer<typeof applicationContentSchema>;

export const EMPTY_CONTENT: ApplicationContent = {
  ...{ title: '', need: '', category: null, cost: null, startsOn: null },
  ...{ assessmentId: null, actionId: null, offerId: null },
  ...{ contactName: '', contactPhone: '', otherAid: null, consents: [] },
};

/** The stored content of a request; what does not fit is as if it had not been said. */
export function contentOf(stored: unknown): ApplicationContent {
  const parsed = applicationContentSchema.safeParse(stored);
  return parsed.success ? parsed.data : EMPTY_CONTENT;
}
