import { z } from 'zod';
import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };
import { typedWholeNumber } from '#domain/kernel/schema.ts';
import { TURNOVER_BANDS } from './facts.ts';
import { GOALS, PATHS } from './types.ts';

const codes = (list: readonly { readonly code: string }[]) =>
  new Set(list.map((entry) => entry.code));
const SECTORS = codes(sectors);
const PROVINCES = codes(geography.provinces);
const LEGAL_FORMS = codes(legalForms);

const MAX_STAFF = 100_000;
const FIRST_YEAR = 1850;
const LAST_YEAR = 2100;

const oneOf = (known: ReadonlySet<string>) =>
  z.string({ error: 'error.choose' }).refine((code) => known.has(code), 'error.unknownChoice');
const yesNo = z
  .enum(['yes', 'no'], { error: 'error.choose' })
  .transform((answer) => answer === 'yes');

/** The profile form; messages are keys of the `assess` texts. */
export const profileSchema = z.object({
  sector: oneOf(SECTORS),
  staff: typedWholeNumber.pipe(
    z.number().min(1, 'error.staffMin').max(MAX_STAFF, 'error.staffMax'),
  ),
  province: oneOf(PROVINCES),
  usesMachinery: yesNo,
  exportsOrSuppliesLarge: yesNo,
  turnoverBand: z.enum(TURNOVER_BANDS, { error: 'error.unknownChoice' }).optional(),
  legalForm: oneOf(LEGAL_FORMS).optional(),
  foundedYear: typedWholeNumber
    .pipe(z.number().min(FIRST_YEAR, 'error.year').max(LAST_YEAR, 'error.year'))
    .optional(),
  womanOrYouthLed: yesNo.optional(),
  goals: z.array(z.enum(GOALS, { error: 'error.unknownChoice' })).max(3, 'error.threeGoals'),
});
export type ProfileForm = z.output<typeof profileSchema>;

export const startSchema = z.object({ path: z.enum(PATHS, { error: 'error.unknownChoice' }) });

/** How an advisor begins an assessment of a client; messages are keys of the `advisor` texts. */
export const assistedSchema = z.object({
  intentId: z.string({ error: 'error.reload' }).min(16, 'error.reload').max(64, 'error.reload'),
  mode: z.enum(['assisted', 'paper'], { error: 'error.mode' }),
  path: z.enum(PATHS, { error: 'error.path' }),
});

export const resumeSchema = z.object({
  code: z.string({ error: 'error.code' }).max(64, 'error.code'),
});

const MAX_EMAIL = 254;
export const mailLinkSchema = z.object({
  email: z.email({ error: 'error.email' }).max(MAX_EMAIL, 'error.email'),
  intentId: z.string({ error: 'error.reload' }).min(16, 'error.reload').max(64, 'error.reload'),
});

const MAX_OWNER = 80;
const MAX_REASON = 300;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2099-12-31';
const MAX_BUDGET = 100_000_000;

/** One action of the roadmap as its owner plans it. */
export const plannedActionSchema = z.object({
  owner: z.string().trim().max(MAX_OWNER, 'error.tooLong').optional(),
  dueOn: z.iso
    .date({ error: 'error.date' })
    .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, 'error.date')
    .optional(),
  budgetMad: typedWholeNumber.pipe(z.number().max(MAX_BUDGET, 'error.budget')).optional(),
  state: z.enum(['planned', 'doing', 'done', 'dropped'], { error: 'error.unknownChoice' }),
  droppedReason: z.string().trim().max(MAX_REASON, 'error.tooLong').optional(),
});
export type PlannedActionForm = z.output<typeof plannedActionSchema>;

export { evidenceSchema } from './evidence-form.ts';

/** Shapes of what pages show; the browser sees these and nothing else of the room. */
export type { ProfileFacts } from './facts.ts';
export type { NextStep } from './next-steps.ts';
export type { DimensionPage, FollowUpView, QuestionView } from './questionnaire.server.ts';
export type { DimensionResult, ResultView } from './result-view.server.ts';
export type { ReviewDimension, ReviewView } from './review-view.server.ts';
export type { PlannedActionView } from './roadmap-view.server.ts';
export type { GateView, StageView } from './stage-view.ts';
export type { WhatIfView } from './what-if-view.server.ts';
export type { ProfileChoices } from './profile-options.server.ts';
export type { DmaBridgeView, DmaQuestionView } from './dma-bridge.server.ts';
export type { FirmAssessment } from './firm-history.server.ts';
export type { FirmProgress } from './firm-progress.server.ts';
export type { SecondView } from './second-view.server.ts';
export type { EvidenceItem, EvidencePiece } from './evidence-view.server.ts';
