import { z } from 'zod';

/** One word, its beginning, or two words; small words such as "de" may stand between them. */
const term = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}’&-]*(?: [\p{L}\p{M}\p{N}’&-]+){0,4}$/u)
  .max(40);
const terms = z.array(term).min(4).max(10);

/**
 * Words that an offer which brings about an action's outcome would write, by the action's id:
 * they tell it from the other actions of its category. Offers are written in French and Arabic;
 * the English words say the same to whoever reads the list in English.
 */
export const actionTermsSchema = z.record(
  z.string().regex(/^[a-z]{3}(?:-[a-z]+)+$/),
  z.strictObject({ fr: terms, ar: terms, en: terms }),
);
