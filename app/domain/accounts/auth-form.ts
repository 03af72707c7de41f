import { z } from 'zod';

const NAME_MOST = 120;
const ADDRESS_MOST = 254;
/** More than any password: what is longer is refused before it costs anything. */
const SECRET_MOST = 1000;

const address = z.string({ error: 'error.address' }).trim().max(ADDRESS_MOST, 'error.address');

/** First page of signing up; messages are keys of the `auth` texts. */
export const signUpSchema = z.object({
  name: z.string({ error: 'error.name' }).trim().min(2, 'error.name').max(NAME_MOST, 'error.name'),
  address,
  password: z.string({ error: 'error.short' }).max(SECRET_MOST, 'error.long'),
  account: z.literal('yes', { error: 'error.consent' }),
  statistics: z.literal('yes').optional(),
  messages: z.literal('yes').optional(),
});

export const signInSchema = z.object({
  address: z.string({ error: 'error.address' }).max(ADDRESS_MOST, 'error.refused'),
  password: z.string({ error: 'error.password' }).max(SECRET_MOST, 'error.refused'),
});
