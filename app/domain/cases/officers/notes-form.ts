import { z } from 'zod';
import { typedText } from '#domain/catalogue/index.server.ts';
import { CASE_LIMITS } from '../codes.ts';

const needed = typedText(CASE_LIMITS.note).pipe(
  z.string({ error: 'error.missing' }).min(1, 'error.missing'),
);

/** A note among officers; messages are keys of the `casework` texts. */
export const caseNoteSchema = z.object({ note: needed });
