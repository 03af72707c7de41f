import { z } from 'zod';

const text = z.string().min(1);
const bilingual = z.object({ fr: z.string(), ar: z.string() });

const demoOfferSchema = z.object({
  category: text,
  title: bilingual,
  summary: bilingual,
  description: bilingual,
  deliverables: z.array(z.object({ text: bilingual, acceptance: bilingual })).min(1),
  excluded: bilingual,
  clientDuties: bilingual,
  /** In dirhams before VAT; `max` for a range only. */
  price: z.object({
    kind: z.enum(['fixed', 'per-month', 'per-user-month', 'range']),
    min: z.number().int().min(1),
    max: z.number().int().optional(),
    setup: z.number().int().optional(),
  }),
  durationDays: z.number().int().min(1),
  sizes: z.array(text).default(['2-3', '4-9', '10-49']),
  sectors: z.array(text).default([]),
  minStage: z.number().int().min(1).max(5).default(1),
  deliveryLanguages: z.array(text),
  supportLanguages: z.array(text),
  mode: z.enum(['remote', 'on-site', 'both']),
  /** Left out for all twelve. */
  regions: z.array(text).optional(),
  hosting: z.string().length(2).nullable().default(null),
  integrations: z.array(text).default([]),
  exitKit: z.array(text),
  exitNote: bilingual.default({ fr: '', ar: '' }),
  reliesOn: z.array(text).default([]),
  /** Where its version stands; published when left out. */
  state: z.enum(['published', 'submitted', 'changes-requested', 'draft']).default('published'),
  /** What an examiner asked to change, for `changes-requested`. */
  request: z.object({ field: text, text }).optional(),
});
export type DemoOffer = z.infer<typeof demoOfferSchema>;

/** A provider of the demonstration with its offers; nobody and nothing in it exists. */
export const demoProviderSchema = z.object({
  /** Last part of its address, e.g. `atlas-logiciels`. */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Key of its organisation among the people of the demonstration, when it has people. */
  organisation: text.optional(),
  name: text,
  nameArabic: text,
  legalForm: z.enum(['SARL', 'SARLAU', 'SA', 'PP', 'AE', 'COOP']),
  province: text,
  summary: bilingual,
  description: bilingual,
  regions: z.array(text),
  onSiteRadiusKm: z.number().int().nullable(),
  languages: z.array(text),
  sectors: z.array(text),
  team: z.number().int().min(1),
  /** Engagements at the same time. */
  capacity: z.number().int().min(1),
  foundedYear: z.number().int(),
  moroccanLaw: z.boolean(),
  hostsInMorocco: z.boolean(),
  exports: z.boolean(),
  /** `applied`: its dossier waits for an examiner. */
  standing: z.enum(['certified', 'probation', 'suspended', 'applied']),
  /** Beside the tax and CNSS attestations, which every one of them holds. */
  credentials: z.array(
    z.object({ kind: text, issuer: text, number: text, scopes: z.array(z.string()) }),
  ),
  references: z.array(
    z.object({ client: text, sector: text, year: z.number().int(), work: bilingual }),
  ),
  offers: z.array(demoOfferSchema),
});
export type DemoProvider = z.infer<typeof demoProviderSchema>;
