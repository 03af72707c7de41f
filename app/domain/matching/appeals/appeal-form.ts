import { z } from 'zod';
import { requiredText } from '#domain/catalogue/index.server.ts';
import { APPEAL_GROUNDS } from '../codes.ts';
import { APPEAL_TEXT } from './limits.ts';

const REFERENCE = /^[0-9a-f]{64}$/;

/** A provider contests a ranking; messages are keys of the texts `ranking`. */
export const appealSchema = z
  .object({
    ground: z.enum(APPEAL_GROUNDS, { error: 'error.ground' }),
    /** The showing it is about, none for an offer that is missing. */
    showing: z.string().regex(REFERENCE, 'error.showing').optional(),
    text: requiredText(APPEAL_TEXT.most, 'error.short', APPEAL_TEXT.least),
  })
  .refine(({ ground, showing }) => ground === 'missing' || showing !== undefined, {
    path: ['showing'],
    error: 'error.showing',
  })
  .transform(({ ground, showing, text }) => ({
    ...{ ground, text },
    showing: ground === 'missing' ? null : (showing ?? null),
  }));
export type AppealForm = z.output<typeof appealSchema>;
