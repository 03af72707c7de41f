import { z } from 'zod';

/** Names of holidays; `exceptional` for a day that a decree gives once. */
export const HOLIDAY_CODES = [
  'new-year',
  'independence-manifesto',
  'amazigh-new-year',
  'labour',
  'throne',
  'oued-eddahab',
  'revolution',
  'youth',
  'unity',
  'green-march',
  'independence',
  'hijri-new-year',
  'mawlid',
  'eid-al-fitr',
  'eid-al-adha',
  'exceptional',
] as const;

const LONGEST_NOTICE = 400;

/** Of the years that the page of holidays shows. */
const day = z.iso.date({ error: 'error.day' }).regex(/^2[01]/, { error: 'error.day' });

/** A holiday to add, or to write over the one that was on `was`. */
export const holidaySchema = z.object({
  was: day.optional(),
  day,
  code: z.enum(HOLIDAY_CODES, { error: 'error.code' }),
  status: z.enum(['fixed', 'expected', 'confirmed'], { error: 'error.status' }),
  source: z
    .string({ error: 'error.source' })
    .trim()
    .min(1, { error: 'error.source' })
    .max(200, { error: 'error.source' }),
});
export type HolidayForm = z.output<typeof holidaySchema>;

/** A number of days as it is typed. */
const days = (most: number) =>
  z
    .string({ error: 'error.days' })
    .trim()
    .regex(/^\d{1,3}$/, { error: 'error.days' })
    .refine((text) => Number(text) <= most, { error: 'error.days' });

const MOST_PROBATION = 730;
const MOST_NOTICE = 120;

/** A share in percent as it is typed. */
const percent = z
  .string({ error: 'error.percent' })
  .trim()
  .regex(/^([1-9]\d?|100)$/, { error: 'error.percent' });

const notice = z.string().trim().max(LONGEST_NOTICE, { error: 'error.notice' }).default('');

/** Settings that administrators change on their page; the notice is there in all languages or in none. */
export const settingsSchema = z
  .object({
    phone: z
      .string()
      .trim()
      .regex(/^(\+?[\d ().-]{3,30})?$/, { error: 'error.phone' })
      .default(''),
    noticeFr: notice,
    noticeAr: notice,
    noticeEn: notice,
    /** Days a first certificate stays on probation. */
    probationDays: days(MOST_PROBATION),
    /** Working days between the publication of a programme and its opening. */
    openingDays: days(MOST_NOTICE),
    /** Percent of exposure above which managers are warned of one provider. */
    shareCap: percent,
  })
  .superRefine((form, context) => {
    const fields = ['noticeFr', 'noticeAr', 'noticeEn'] as const;
    if (fields.every((field) => form[field] === '')) return;
    for (const field of fields.filter((one) => form[one] === ''))
      context.addIssue({ code: 'custom', path: [field], message: 'error.language' });
  });
export type SettingsForm = z.output<typeof settingsSchema>;
