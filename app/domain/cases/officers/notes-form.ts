import { z } from 'zod';
import { requiredText } from '#domain/catalogue/index.server.ts';
import { CASE_LIMITS } from '../codes.ts';

const needed = requiredText(CASE_LIMITS.note, 'error.missing');

/** A note among officers; messages are keys of the `casework` texts. */
export const caseNoteSchema = z.object({ note: needed });
