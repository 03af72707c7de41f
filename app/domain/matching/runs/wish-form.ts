import { z } from 'zod';
import { SPOKEN } from '#domain/catalogue/index.server.ts';
import { typedWholeNumber } from '#domain/kernel/schema.ts';
import { WISHED_MODES } from '../codes.ts';
import type { Wish } from '../score/asked.ts';
import { MOST_MAD, MOST_USERS } from './wish.server.ts';

const LAST_DAY = '2099-12-31';

/** The form of a wish; messages are keys of the `matching` texts. Empty fields ask for nothing. */
export const wishFormSchema = z.object({
  languages: z.array(z.enum(SPOKEN, { error: 'error.languages' })),
  mode: z.enum(WISHED_MODES, { error: 'error.mode' }),
  startBy: z.iso
    .date({ error: 'error.date' })
    .refine((day) => day <= LAST_DAY, 'error.date')
    .optional(),
  restMAD: typedWholeNumber
    .pipe(z.number().min(0, 'error.rest').max(MOST_MAD, 'error.rest'))
    .optional(),
  users: typedWholeNumber
    .pipe(z.number().min(1, 'error.users').max(MOST_USERS, 'error.users'))
    .optional(),
  moroccanFirst: z.enum(['yes'], { error: 'error.mode' }).optional(),
});
export type WishForm = z.output<typeof wishFormSchema>;

/** The wish that a form asks for; languages in the order of the vocabulary, each once. */
export function wishOfForm(form: WishForm): Wish {
  const { languages, mode, startBy, restMAD, users, moroccanFirst } = form;
  return {
    languages: SPOKEN.filter((code) => languages.includes(code)),
    mode,
    startBy: startBy ?? null,
    restMAD: restMAD ?? null,
    users: users ?? null,
    moroccanFirst: moroccanFirst === 'yes',
  };
}

/** A wish as its form is filled in. */
export function wishValues(wish: Wish): Readonly<Record<string, string | readonly string[]>> {
  const { languages, mode, startBy, restMAD, users, moroccanFirst } = wish;
  return {
    ...{ languages, mode, startBy: startBy ?? '' },
    restMAD: restMAD === null ? '' : String(restMAD),
    users: users === null ? '' : String(users),
    moroccanFirst: moroccanFirst ? 'yes' : '',
  };
}
