import { z } from 'zod';
import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };
import { typedIce, typedIdentifier } from '#domain/kernel/schema.ts';

const codes = (list: readonly { readonly code: string }[]) =>
  new Set(list.map((entry) => entry.code));
const SECTORS = codes(sectors);
const PROVINCES = codes(geography.provinces);
const LEGAL_FORMS = codes(legalForms);

const NAME_LEAST = 2;
const NAME_MOST = 200;
const COURT_MOST = 80;
const WAIVER_LEAST = 10;
const WAIVER_MOST = 500;

/** Control characters and marks that turn the direction of the text round a name. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** A line of text as it is kept: one space between words, no hidden marks. */
const line = (error: string) =>
  z.string({ error }).transform((text) => text.replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim());

const name = line('error.name').pipe(
  z.string().min(NAME_LEAST, 'error.name').max(NAME_MOST, 'error.tooLong'),
);
const oneOf = (known: ReadonlySet<string>) =>
  z
    .string()
    .refine((code) => known.has(code), 'error.choice')
    .optional();

/** The intent minted when a form was shown. */
export const intentId = z
  .string({ error: 'error.reload' })
  .min(16, 'error.reload')
  .max(64, 'error.reload');

/** What is known of any organisation; messages are keys of the `people` texts. */
const facts = {
  name,
  nameArabic: line('error.name').pipe(z.string().max(NAME_MOST, 'error.tooLong')).optional(),
  legalForm: oneOf(LEGAL_FORMS),
  sector: oneOf(SECTORS),
  province: oneOf(PROVINCES),
};

/** A firm or a provider that a person registers as its owner. */
export const registerSchema = z.object({
  kind: z.enum(['sme', 'provider'], { error: 'error.kind' }),
  ice: typedIce,
  ...facts,
  /** Said by whoever registers another establishment of a firm that is known. */
  otherEstablishment: z.literal('yes').optional(),
  intentId,
});
export type RegisterForm = Omit<z.output<typeof registerSchema>, 'intentId'>;

/** The profile of an organisation as its owner keeps it. */
export const organisationSchema = z.object({
  ...facts,
  taxId: typedIdentifier.optional(),
  tradeRegister: typedIdentifier.optional(),
  registerCourt: line('error.tooLong').pipe(z.string().max(COURT_MOST, 'error.tooLong')).optional(),
  cnss: typedIdentifier.optional(),
  businessTax: typedIdentifier.optional(),
});
export type OrganisationForm = z.output<typeof organisationSchema>;

const waiver = line('error.waiver').pipe(
  z.string().min(WAIVER_LEAST, 'error.waiver').max(WAIVER_MOST, 'error.tooLong'),
);
const email = z.email({ error: 'error.email' }).max(254, 'error.email');

/** An organisation an administrator makes, and whom it invites to look after it. */
export const madeSchema = z.object({
  kind: z.enum(['sme', 'provider', 'programme', 'advisor', 'funder', 'platform'], {
    error: 'error.kind',
  }),
  name,
  nameArabic: facts.nameArabic,
  ice: typedIce.optional(),
  waiver: waiver.optional(),
  email,
  intentId,
});
export type MadeForm = Omit<z.output<typeof madeSchema>, 'intentId'>;

/** A corrected ICE, or why there is none. */
export const iceFields = { ice: typedIce.optional(), waiver: waiver.optional() };
export interface IceForm {
  readonly ice?: string | undefined;
  readonly waiver?: string | undefined;
}
