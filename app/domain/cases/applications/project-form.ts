import { z } from 'zod';
import { isCivilDate, parseMoney, parsePhone } from '#domain/kernel/index.server.ts';
import { CASE_LIMITS } from '../codes.ts';

/** The dearest project a request can be about, in centimes: a hundred billion dirhams. */
const MOST_CENTIMES = 10_000_000_000_000n;
const LONGEST_AMOUNT = 60;

/** An amount before tax as typed, in centimes as text; null for none. Messages: codes of errors. */
const typedAmount = z
  .string()
  .trim()
  .max(LONGEST_AMOUNT, 'amount')
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    const centimes = parseMoney(text);
    if (centimes !== null && centimes <= MOST_CENTIMES) return String(centimes);
    context.addIssue({ code: 'custom', message: centimes === null ? 'amount' : 'too-much' });
    return z.NEVER;
  });

/** Arabic-Indic digits made Latin. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}

const FRENCH_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as browsers send it, or as it is written in Morocco (`31/12/2026`); null for none. */
export const typedDay = z
  .string()
  .trim()
  .default('')
  .transform((text, context): string | null => {
    if (text === '') return null;
    const digits = latinDigits(text);
    const [, day = '', month = '', year = ''] = FRENCH_DAY.exec(digits) ?? [];
    const iso = year === '' ? digits : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isCivilDate(iso)) return iso;
    context.addIssue({ code: 'custom', message: 'date' });
    return z.NEVER;
  });

const line = (most: number) => z.string().trim().max(most, 'too-long').default('');

/** The project of a request. A draft may leave anything open; what is said must make sense. */
export const projectSchema = z.object({
  title: line(CASE_LIMITS.title),
  need: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(CASE_LIMITS.need, 'too-long'))
    .default(''),
  category: line(20).transform((code) => (code === '' ? null : code)),
  cost: typedAmount,
  startsOn: typedDay,
  otherAid: typedAmount,
  contactName: line(120),
  contactPhone: line(30).transform((text, context) => {
    if (text === '') return '';
    const phone = parsePhone(text);
    if (phone !== null) return phone.number;
    context.addIssue({ code: 'custom', message: 'phone' });
    return z.NEVER;
  }),
  /** Of the request as the form showed it. */
  stamp: z.coerce.number().int().catch(0),
});
export type ProjectForm = z.output<typeof projectSchema>;
