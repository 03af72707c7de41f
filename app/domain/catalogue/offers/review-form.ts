import { z } from 'zod';
import { REVIEW_FIELDS, type ReviewField } from './review-fields.ts';

/** What is to be changed in a field, or in the offer as a whole. */
export interface ReviewRequest {
  readonly field: ReviewField;
  readonly text: string;
}

const LONGEST_REQUEST = 1_000;
const SHORTEST_REASON = 10;

const text = z.string().trim().max(LONGEST_REQUEST, 'error.tooLong').default('');

/** One box a field, named by it; empty boxes ask for nothing. */
const boxes = z.object({
  category: text,
  title: text,
  summary: text,
  description: text,
  deliverables: text,
  excluded: text,
  clientDuties: text,
  price: text,
  durationDays: text,
  sizes: text,
  sectors: text,
  minStage: text,
  deliveryLanguages: text,
  supportLanguages: text,
  mode: text,
  regions: text,
  hosting: text,
  integrations: text,
  exitKit: text,
  exitNote: text,
  reliesOn: text,
  offer: text,
} satisfies Record<ReviewField, typeof text>);

/**
 * The form of an examiner: changes to be made (one at least), or publication. Texts stay in the
 * boxes when an offer is published by mistake, so publishing with a text is refused.
 */
export const reviewSchema = z
  .object({ act: z.enum(['request', 'publish'], { error: 'error.act' }) })
  .and(boxes)
  .transform(({ act, ...typed }, context) => {
    const requests = REVIEW_FIELDS.flatMap((field) =>
      typed[field] === '' ? [] : [{ field, text: typed[field] }],
    );
    if (act === 'request' && requests.length === 0)
      context.addIssue({ code: 'custom', path: ['offer'], message: 'error.requestMissing' });
    const [first] = requests;
    if (act === 'publish' && first)
      context.addIssue({ code: 'custom', path: [first.field], message: 'error.requestLeft' });
    return { act, requests };
  });

/** Why a published offer is taken out of the catalogue; its provider reads it. */
export const removalSchema = z.object({
  reason: z
    .string({ error: 'error.reasonMissing' })
    .trim()
    .min(SHORTEST_REASON, 'error.reasonMissing')
    .max(LONGEST_REQUEST, 'error.tooLong'),
});
