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
