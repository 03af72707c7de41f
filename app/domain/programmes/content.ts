import { z } from 'zod';
import { CATEGORIES, REGIONS, SPOKEN } from '#domain/catalogue/index.server.ts';
import {
  ALLOCATIONS,
  AUDIENCES,
  DOCUMENTS,
  OUTSIDE_STATES,
  PROGRAMME_KINDS,
  SEGMENTS,
  SERVICE_LEVELS,
} from './codes.ts';
import { FACT_NAMES, type FactValue } from './rules/facts.ts';
import { ruleSetShape, trilingual } from './rules/grammar.ts';

const day = z.iso.date();
const known = (codes: readonly string[]) => z.string().refine((code) => codes.includes(code));
const centimes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const workingDays = z.number().int().min(0).max(400);
/** A text that a draft may leave empty. */
const draftText = z.object({
  fr: z.string().max(2000),
  ar: z.string().max(2000),
  en: z.string().max(2000),
});

const source = z.object({
  /** Who says it: the law, a newspaper, the operator's site. */
  title: z.string().min(1).max(300),
  /** Address without its protocol, or null for a text on paper. */
  url: z.string().max(500).nullable(),
  /** Day it was last read by somebody. */
  checkedOn: day,
  /** True for the law itself, an arrêté, an official rulebook. */
  official: z.boolean(),
});

/** A figure of a programme as a source gives it; nothing computes with it. */
const figure = z.object({
  label: trilingual,
  kind: z.enum(['rate', 'ceiling', 'floor', 'own-share', 'budget', 'duration', 'price']),
  /** Share between 0 and 1 for rates and own shares, dirhams, or months for a duration. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** No source was found for it: it is never shown as certain. */
  toCheck: z.boolean(),
});

/**
 * A JSON value of a fact in a golden case. The evaluator's own reader holds it to the fact's kind.
 */
const factValue: z.ZodType<FactValue> = z.union([
  z.number(),
  z.boolean(),
  z.string(),
  z.array(z.string()),
  z.object({ min: z.number().optional(), max: z.number().optional() }).strict(),
  z.null(),
]);

const goldenCase = z.object({
  name: z.string().min(1).max(120),
  facts: z.partialRecord(z.enum(FACT_NAMES), factValue),
  expects: z.object({
    status: z.enum(['eligible', 'not_eligible', 'unknown']),
    /** Aid in dirhams, when the case is about it. */
    amount: z.object({ min: z.number(), max: z.number() }).nullable(),
  }),
});

const envelope = z.object({
  /** Region code, or null for the whole country. */
  region: known(REGIONS).nullable(),
  segment: z.enum(SEGMENTS).nullable(),
  year: z.number().int().min(2020).max(2100),
  /** Centimes planned. */
  amount: centimes,
});

/** What only a programme run on the platform has. */
const running = z.object({
  /** First and last day applications are taken, in Morocco. */
  opensOn: day.nullable(),
  closesOn: day.nullable(),
  allocation: z.enum(ALLOCATIONS),
  /** Published before a draw: SHA-256 of its seed. Null for other allocations. */
  drawCommitment: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  envelopes: z.array(envelope).max(400),
  /** Aid a firm may receive in a window, centimes and months. */
  perFirm: z.object({ ceiling: centimes, months: z.number().int().min(1).max(120) }),
  /** The smallest aid that is given, in centimes: under it an envelope only fills a waiting list. */
  smallestAward: centimes,
  serviceLevels: z.record(z.enum(SERVICE_LEVELS), workingDays),
  /** Published offers of certified providers that each category must have before it opens. */
  minOffers: z.number().int().min(0).max(100),
  /** Shares of the aid paid at each step, summing to 1. */
  paymentSplit: z.array(z.object({ label: trilingual, share: z.number().gt(0).max(1) })).max(6),
  /** Share taken off the aid when something is late or missing. */
  minorations: z.array(z.object({ label: trilingual, share: z.number().gt(0).max(1) })).max(10),
});

/**
 * What a version of a programme says, as it is stored, hashed and compared. `rules` is null when
 * its conditions are not published or a person alone judges them.
 */
export const programmeContentSchema = z.object({
  name: trilingual,
  summary: trilingual,
  /** Institution that owns it, and who pays. */
  owner: trilingual,
  funder: trilingual.nullable(),
  kind: z.enum(PROGRAMME_KINDS),
  audience: z.enum(AUDIENCES),
  demo: z.boolean(),
  /** For a programme run elsewhere; null for one run here. */
  outside: z
    .object({
      state: z.enum(OUTSIDE_STATES),
      /** Where one applies, and its address without protocol when it is known. */
      applyAt: trilingual,
      url: z.string().max(300).nullable(),
    })
    .nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  sources: z.array(source).max(20),
  /** Facts that sources tell, one sentence each. */
  known: z.array(trilingual).max(20),
  /** What no source tells or sources contradict, one sentence each. */
  toCheck: z.array(trilingual).max(20),
  figures: z.array(figure).max(30),
  documents: z.array(z.object({ code: z.enum(DOCUMENTS), required: z.boolean() })).max(30),
  steps: z.array(trilingual).max(20),
  /** Categories of offers it pays for; empty when it is not about digital offers. */
  categories: z.array(known(CATEGORIES)),
  languages: z.array(z.enum(SPOKEN)),
  rules: ruleSetShape.nullable(),
  goldenCases: z.array(goldenCase).max(120),
  running: running.nullable(),
});
export type ProgrammeContent = z.infer<typeof programmeContentSchema>;
export type GoldenCase = z.infer<typeof goldenCase>;
export type Envelope = z.infer<typeof envelope>;
export type Running = z.infer<typeof running>;
export type Figure = z.infer<typeof figure>;

/** What a draft says: the same, with texts that may still be empty. */
export const programmeDraftSchema = programmeContentSchema.extend({
  name: draftText,
  summary: draftText,
  owner: draftText,
  funder: draftText.nullable(),
  known: z.array(draftText).max(20),
  steps: z.array(draftText).max(20),
  toCheck: z.array(draftText).max(20),
});
export type ProgrammeDraft = z.infer<typeof programmeDraftSchema>;

/** A file of `content/programmes`: what is published under a slug. */
export const programmeFileSchema = z.object({
  slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  version: z.number().int().min(1),
  content: programmeContentSchema,
});
export type ProgrammeFile = z.infer<typeof programmeFileSchema>;
