import { z } from 'zod';

const text = z.string().min(1);
const level = z.literal([0, 1, 2, 3, 4]);

/** The organisations and people of the demonstration, who do not exist. */
export const demoPeopleSchema = z.object({
  organisations: z.array(
    z.object({
      /** What people refer to it by; not stored. */
      key: text,
      kind: z.enum(['sme', 'provider', 'programme', 'advisor', 'platform']),
      name: text,
      nameArabic: text.nullable(),
      ice: text.nullable(),
      legalForm: text.nullable(),
      sector: text.nullable(),
      province: text.nullable(),
      taxId: text.nullable(),
      tradeRegister: text.nullable(),
      registerCourt: text.nullable(),
      cnss: text.nullable(),
      businessTax: text.nullable(),
    }),
  ),
  people: z.array(
    z.object({
      persona: text,
      name: text,
      language: z.enum(['fr', 'ar', 'en']),
      organisation: text,
      role: text,
      regions: z.array(text),
      /** Personas who asked for the role and who granted it. */
      requestedBy: text,
      grantedBy: text,
    }),
  ),
});

/** What the firms of the demonstration measured; a null level is "I do not know". */
export const demoAssessmentsSchema = z.array(
  z.object({
    firm: text,
    filledBy: text,
    mode: z.enum(['self', 'assisted']),
    path: z.enum(['express', 'full']),
    at: z.iso.datetime(),
    /** Checked by the form of the profile. */
    profile: z.record(z.string(), z.unknown()),
    levels: z.record(z.string(), level.nullable()),
  }),
);

/** How far a request of the demonstration came. */
const DEMO_STAGES = [
  'submitted',
  'under-review',
  'opinions-asked',
  'needs-correction',
  'proposed-approve',
  'proposed-reject',
  'approved',
  'rejected',
  'voucher-issued',
  'voucher',
  'appealed',
] as const;

/** The firms of the demonstration that asked for aid, and what was said about it. */
export const demoCasesSchema = z.object({
  papers: z.object({ notice: text, titles: z.record(z.string(), text) }),
  requests: z.array(
    z.object({
      /** Played by visitors, where it is named. */
      persona: text.nullable().default(null),
      ...{ key: text, name: text, nameArabic: text, province: text, sector: text },
      ...{ legalForm: text, staff: z.number().int().min(1), language: z.enum(['fr', 'ar']) },
      ...{ owner: text, category: text, title: text, need: text },
      /** Centimes, before tax. */
      cost: z.number().int().min(1),
      /** When it was sent, in working days before the first start. */
      workingDaysAgo: z.number().int().min(1),
      until: z.enum(DEMO_STAGES),
      /** Answers of its assessment that are not those of the others. */
      levels: z.record(z.string(), level).default({}),
      /** Of the officer who proposes, with codes of reasons for a refusal. */
      note: text.default(''),
      reasons: z.array(text).default([]),
      corrections: z
        .array(
          z.object({
            field: text,
            reason: z.enum(['missing', 'incorrect', 'outdated']),
            note: text,
          }),
        )
        .default([]),
      /** Asked of personas. */
      questions: z.array(z.object({ of: text, question: text })).default([]),
      /** Of an appeal. */
      grounds: text.default(''),
    }),
  ),
});
