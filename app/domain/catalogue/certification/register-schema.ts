import { z } from 'zod';
import { REGIONS } from '../vocabulary.ts';
import { CERTIFICATE_EVENTS, CERTIFICATE_STATES } from './certificate.ts';
import { PUBLIC_REASONS } from './grounds.ts';

const day = z.iso.date();

const stateSchema = z.enum(CERTIFICATE_STATES);
const reasonSchema = z
  .enum(PUBLIC_REASONS)
  .describe('Code of the public reason: a rule of the charter, papers, or the end of a period.');

const eventSchema = z.object({
  type: z.enum(CERTIFICATE_EVENTS),
  at: z.iso.datetime(),
  from: stateSchema.nullable(),
  to: stateSchema,
  reason: reasonSchema.nullable(),
});

/** A certificate as the public register has it. */
export const registerEntrySchema = z.object({
  code: z.string().describe('Printed on the certificate, as RQ-7K3F-9M2D.'),
  state: stateSchema.describe('On the day asOf, from its dates and the papers it needs.'),
  since: day.nullable().describe('First day of this state; null where it is not known.'),
  until: day.nullable().describe('Last day of a suspension that ends by itself.'),
  reasons: z.array(reasonSchema).describe('Why it is suspended or ended.'),
  grade: z.enum(['probation', 'certified']).describe('What it is when nothing suspends it.'),
  provider: z.object({
    slug: z.string().nullable().describe('Its page in the catalogue; null while it has none.'),
    name: z.string(),
    nameArabic: z.string().nullable(),
    legalName: z.string(),
    legalNameArabic: z.string().nullable(),
    ice: z.string().nullable().describe('Identifiant commun de l’entreprise, 15 digits.'),
    region: z.enum(REGIONS).nullable().describe('ISO 3166-2'),
    province: z.string().nullable().describe('ISO 3166-2'),
  }),
  issuedOn: day,
  certifiedOn: day.nullable(),
  validUntil: day.describe('Last day, included.'),
  demo: z.boolean().describe('Made up for the demonstration; without value.'),
  history: z.array(eventSchema).describe('Everything that happened to it, oldest first.'),
});
export type RegisterEntry = z.output<typeof registerEntrySchema>;

/** Terms under which the register may be used again. */
export const REGISTER_LICENCE = {
  id: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'Raqmana, public register of certified providers',
} as const;

const licenceSchema = z.object({ id: z.string(), url: z.url(), attribution: z.string() });

/** Body of `/api/v1/certificates/{code}`. */
export const certificateResponseSchema = z.object({
  asOf: day.describe('The day, in Morocco, on which the state is what is said.'),
  licence: licenceSchema,
  certificate: registerEntrySchema,
});

/** Body of `/api/v1/certificates`. */
export const registerResponseSchema = z.object({
  asOf: day.describe('The day, in Morocco, on which the states are what is said.'),
  licence: licenceSchema,
  certificates: z.array(registerEntrySchema),
  next: z.string().nullable().describe('Give it as `after` for what follows; null at the end.'),
});
