import { z } from 'zod';
import { parsePhone, type CivilDate } from '#domain/kernel/index.server.ts';
import { typedWholeNumber } from '#domain/kernel/schema.ts';
import { regionOf, REGIONS, SECTORS, SPOKEN } from '../vocabulary.ts';
import { typedDay } from './credential-form.ts';
import { PROFILE_LIMITS as MOST } from './profile-limits.ts';
import { requiredLine, typedLine, typedText, unlessRefused } from './typed-text.ts';

const FIRST_YEAR = 1900;
const NAME_LEAST = 2;
const ARABIC = /\p{Script=Arabic}/u;

/** A web address as people type it: `www.example.ma` means `https://www.example.ma`. */
const website = z
  .string()
  .trim()
  .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .pipe(
    z
      .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'error.https' })
      .max(MOST.address, 'error.tooLong')
      .refine((address) => !/^https:\/\/[^/]*@/i.test(address), 'error.https'),
  );

const phone = z.string().transform((text, context) => {
  const found = parsePhone(text);
  if (found) return found.number;
  context.addIssue({ code: 'custom', message: 'error.phone' });
  return z.NEVER;
});

/** A day as a date field sends it, or as it is written by hand: `21/11/2026`. */
const day = z.string().transform((text, context): string => {
  const found = typedDay(text);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'error.day' });
  return z.NEVER;
});

const between = (least: number, most: number, error: string) =>
  typedWholeNumber.pipe(z.number().min(least, error).max(most, error));

const someOf = (known: readonly string[], error: string) =>
  z
    .array(z.string())
    .transform((codes) => known.filter((code) => codes.includes(code)))
    .pipe(z.array(z.string()).min(1, error));

const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

const line = (longest: number) => typedLine(longest, 'error.tooLong').optional().default('');

/**
 * What a provider says on its public page; messages are keys of the texts `provider`. `today` is
 * the day it is sent: no start lies before it and no firm was founded after it.
 */
export function profileSchema(today: CivilDate) {
  return z
    .object({
      /** When the page that was filled in was last saved; empty for a first time. */
      stamp: z.string().optional().default(''),
      name: requiredLine(MOST.name, 'error.name', NAME_LEAST),
      nameArabic: line(MOST.name).refine(
        (name) => name === '' || ARABIC.test(name),
        'error.arabicName',
      ),
      summaryFr: line(MOST.summary),
      summaryAr: line(MOST.summary),
      descriptionFr: typedText(MOST.description),
      descriptionAr: typedText(MOST.description),
      website: website.optional(),
      email: z.email({ error: 'error.email' }).max(254, 'error.email').optional(),
      phone: phone.optional(),
      province: z
        .string({ error: 'error.province' })
        .refine((code) => regionOf(code) !== null, 'error.province'),
      regions: someOf(REGIONS, 'error.regions'),
      onSiteRadiusKm: between(1, MOST.radius, 'error.radius').optional(),
      languages: someOf(SPOKEN, 'error.languages'),
      sectors: someOf(SECTORS, 'error.sectors'),
      team: between(1, MOST.team, 'error.team').optional(),
      capacity: between(1, MOST.capacity, 'error.capacity').optional(),
      nextStartOn: day.refine((start) => start >= today, 'error.past').optional(),
      foundedYear: between(FIRST_YEAR, Number(today.slice(0, 4)), 'error.founded').optional(),
      moroccanLaw: ticked,
      hostsInMorocco: ticked,
      exports: ticked,
    })
    .refine(({ summaryFr, summaryAr }) => summaryFr !== '' || summaryAr !== '', {
      ...{ path: ['summaryFr'], error: 'error.oneLanguage' },
      when: unlessRefused('summaryFr', 'summaryAr'),
    })
    .refine(({ descriptionFr, descriptionAr }) => descriptionFr !== '' || descriptionAr !== '', {
      ...{ path: ['descriptionFr'], error: 'error.oneLanguage' },
      when: unlessRefused('descriptionFr', 'descriptionAr'),
    })
    .refine(({ province, regions }) => regions.some((code) => code === regionOf(province)), {
      ...{ path: ['regions'], error: 'error.homeRegion' },
      when: unlessRefused('province', 'regions'),
    });
}
export type ProfileForm = z.output<ReturnType<typeof profileSchema>>;
