import { z } from 'zod';
import { cleanLine, cleanText, hasMarkup } from '../offers/typed-text.ts';

export { cleanLine as tidyLine, cleanText as tidyText, hasMarkup as hasHtml };

const plain = (clean: (text: string) => string, longest: number, missing: string) =>
  z
    .string({ error: missing })
    .transform(clean)
    .pipe(
      // A text of blanks alone does not come either.
      z
        .string({ error: missing })
        .max(longest, 'error.tooLong')
        .refine((text) => !hasMarkup(text), 'error.html'),
    );

/** A line of plain text; messages are `missing` and the keys `error.tooLong` and `error.html`. */
export const typedLine = (longest: number, missing: string) => plain(cleanLine, longest, missing);

/** A plain text of several lines that may be left out; messages as for a line. */
export const typedText = (longest: number) =>
  plain(cleanText, longest, 'error.tooLong').optional().default('');

/**
 * The same, of `least` characters or more; empty or too short is `missing`. A field that was left
 * empty does not come at all, so the type itself has a message.
 */
export const requiredText = (longest: number, missing: string, least = 1) =>
  typedText(longest).pipe(z.string({ error: missing }).min(least, missing));

/** A line of `least` characters or more; empty or too short is `missing`. */
export const requiredLine = (longest: number, missing: string, least = 1) =>
  typedLine(longest, missing).pipe(z.string({ error: missing }).min(least, missing));

/** Lets a rule over several fields speak unless one of them was refused already. */
export function unlessRefused(...fields: readonly string[]) {
  return ({ issues }: z.core.ParsePayload): boolean =>
    issues.every(({ path }) => !fields.includes(String(path?.[0])));
}
