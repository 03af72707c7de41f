import { z } from 'zod';

const choice = (values: readonly [string, ...string[]]) =>
  z.enum(values, { error: 'error.choose' });

const hour = z.coerce
  .number({ error: 'error.choose' })
  .int({ error: 'error.choose' })
  .min(0, { error: 'error.choose' })
  .max(23, { error: 'error.choose' });

/** When a person wants to be written to, and in which language. */
export const preferencesSchema = z.object({
  rhythm: z.enum(['at-once', 'daily', 'weekly'], { error: 'error.choose' }),
  quietFrom: hour,
  quietTo: hour,
  language: choice(['fr', 'ar', 'zgh', 'en']),
});
export type PreferencesForm = z.output<typeof preferencesSchema>;
