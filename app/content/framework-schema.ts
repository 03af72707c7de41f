import { z } from 'zod';

const LEVELS = [0, 1, 2, 3, 4] as const;
const GOALS = ['sell', 'time', 'paid', 'comply', 'protect', 'export', 'hire'] as const;

/** To whom an item applies: everybody, two people or more, users of machines, suppliers abroad. */
export const APPLIES = ['ALL', 'STAFF2', 'MACHINERY', 'EXPORT'] as const;
export type Applies = (typeof APPLIES)[number];

/** The seven published words of Moukawala Raqmiya. */
export const MOUKAWALA_WORDS = [
  'strategy',
  'culture',
  'human_capital',
  'customer_relation',
  'processes',
  'technology',
  'security',
] as const;
export type MoukawalaWord = (typeof MOUKAWALA_WORDS)[number];

export const DMA_DIMENSIONS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;
export type DmaDimension = (typeof DMA_DIMENSIONS)[number];

export const WEB_CONSUMER_SHARES = ['le10', 'gt10', 'dont_know'] as const;

const itemId = z.string().regex(/^[A-Z]{3}-\d{2}$/);
const dimensionId = z.string().regex(/^[A-Z]{3}$/);
const level = z.literal(LEVELS);
const percent = z.number().min(0).max(100);

const diiFactSchema = z.strictObject({
  fact: z.int().min(1).max(12),
  min: level,
  fq1: z.literal('gt10').optional(),
});

const itemSchema = z.strictObject({
  id: itemId,
  dimension: dimensionId,
  express: z.boolean(),
  weight: z.number().positive(),
  applies: z.enum(APPLIES),
  mayBeNotApplicable: z.enum(['forbidden', 'one_program']).optional(),
  soloYesNo: z.literal(true).optional(),
  foundation: z.literal(true).optional(),
  servicesWording: z.literal(true).optional(),
  categories: z.array(z.string()).min(1),
  dii: z.array(diiFactSchema),
  dma: z.array(z.string().regex(/^D[1-6] Q\d+$/)),
  /** DMA dimensions an item only gives context to: it never enters their estimate. */
  dmaContext: z.array(z.enum(DMA_DIMENSIONS)).optional(),
  evidence: z.array(z.string()),
});

const pathSchema = z.strictObject({
  minutes: z.number().positive(),
  /** Items with a known level a dimension needs before it counts as measured. */
  minKnown: z.int().min(1),
});

const gateSchema = z.strictObject({
  stage: z.literal([2, 3, 4, 5]),
  foundation: level,
  dimension: z.strictObject({ id: dimensionId, min: percent }).optional(),
  everyMeasured: percent.optional(),
});

const contradictionSchema = z.strictObject({
  id: z.string(),
  high: z.strictObject({ item: itemId, min: level }),
  low: z.strictObject({ item: itemId, max: level }),
});

const shapeSchema = z.strictObject({
  id: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sectors: z.array(z.string()).min(1),
  exportSectors: z.array(z.string()),
  servicesSectors: z.array(z.string()),
  paths: z.strictObject({ express: pathSchema, full: pathSchema }),
  pageOrder: z.array(dimensionId),
  dimensions: z.array(
    z.strictObject({
      id: dimensionId,
      weight: z.number().positive(),
      moukawala: z.array(z.enum(MOUKAWALA_WORDS)).min(1),
    }),
  ),
  items: z.array(itemSchema),
  implied: z.array(z.strictObject({ item: itemId, whenZero: z.array(itemId).min(1) })),
  followUps: z.array(
    z.strictObject({
      id: z.literal('FQ-1'),
      item: itemId,
      min: level,
      values: z.array(z.enum(WEB_CONSUMER_SHARES)),
    }),
  ),
  thresholds: z.strictObject({
    measuredCoverage: z.number().min(0).max(1),
    publishedWeight: z.number().min(0).max(1),
    /** Scores at which stages 2, 3, 4 and 5 begin. */
    stages: z.tuple([percent, percent, percent, percent]),
    /** Points left and right of the score inside which a threshold counts as crossed. */
    margin: z.number().min(0),
  }),
  foundation: z.array(itemId).min(1),
  gates: z.array(gateSchema),
  indices: z.strictObject({
    foundation: z.array(itemId).min(1),
    ai: z.array(itemId).min(1),
    compliance: z.array(itemId).min(1),
  }),
  contradictions: z.array(contradictionSchema),
});
type DefinitionShape = z.infer<typeof shapeSchema>;

function unknownItems(definition: DefinitionShape): string[] {
  const known = new Set(definition.items.map((item) => item.id));
  const named = [
    ...definition.implied.flatMap((rule) => [rule.item, ...rule.whenZero]),
    ...definition.followUps.map((followUp) => followUp.item),
    ...definition.foundation,
    ...Object.values(definition.indices).flat(),
    ...definition.contradictions.flatMap((pair) => [pair.high.item, pair.low.item]),
  ];
  return named.filter((id) => !known.has(id));
}

function unknownDimensions(definition: DefinitionShape): string[] {
  const known = new Set(definition.dimensions.map((dimension) => dimension.id));
  const named = [
    ...definition.items.map((item) => item.dimension),
    ...definition.pageOrder,
    ...definition.gates.flatMap((gate) => (gate.dimension ? [gate.dimension.id] : [])),
  ];
  return named.filter((id) => !known.has(id));
}

function integrityProblems(definition: DefinitionShape): string[] {
  const problems = [
    ...unknownItems(definition).map((id) => `unknown item ${id}`),
    ...unknownDimensions(definition).map((id) => `unknown dimension ${id}`),
  ];
  const ids = definition.items.map((item) => item.id);
  if (new Set(ids).size !== ids.length) problems.push('an item id appears twice');
  const dimensions = definition.dimensions.map((dimension) => dimension.id);
  if (new Set(dimensions).size !== dimensions.length) problems.push('a dimension appears twice');
  if (new Set(definition.pageOrder).size !== dimensions.length)
    problems.push('pageOrder does not name every dimension');
  const total = definition.dimensions.reduce((sum, dimension) => sum + dimension.weight, 0);
  if (Math.abs(total - 1) > 1e-9) problems.push(`dimension weights sum to ${total}`);
  const flagged = definition.items.filter((item) => item.foundation).map((item) => item.id);
  if ([...flagged].sort().join() !== [...definition.foundation].sort().join())
    problems.push('foundation flags and list differ');
  const sectors = new Set(definition.sectors);
  for (const code of [...definition.exportSectors, ...definition.servicesSectors])
    if (!sectors.has(code)) problems.push(`unknown sector ${code}`);
  return problems;
}

/** The machine part of a framework version: ids, weights, routing, gates; no text. */
export const frameworkDefinitionSchema = shapeSchema.superRefine((definition, context) => {
  for (const message of integrityProblems(definition))
    context.addIssue({ code: 'custom', message });
});
export type FrameworkDefinition = z.infer<typeof frameworkDefinitionSchema>;
export type FrameworkItem = FrameworkDefinition['items'][number];
export type Contradiction = FrameworkDefinition['contradictions'][number];
export type Gate = FrameworkDefinition['gates'][number];

const text = (max: number) => z.string().trim().min(1).max(max);
const itemTextsShape = {
  title: text(45),
  question: text(150),
  why: text(180),
  levels: z.tuple([text(140), text(140), text(140), text(140), text(140)]),
  findOut: text(180),
  next: z.tuple([text(180), text(180), text(180), text(180)]),
};

const itemTextsSchema = z.strictObject({
  ...itemTextsShape,
  examples: z.strictObject({ goods: text(160), services: text(160) }).optional(),
  services: z.strictObject(itemTextsShape).optional(),
  solo: z.strictObject({ question: text(150), yes: text(140), no: text(140) }).optional(),
  notApplicable: text(140).optional(),
  follow: z
    .strictObject({ question: text(150), le10: text(140), gt10: text(140), dont_know: text(140) })
    .optional(),
});
export type ItemTexts = z.infer<typeof itemTextsSchema>;

const dimensionTextsSchema = z.strictObject({
  dimension: z.strictObject({ name: text(80), short: text(40), intro: text(160) }),
  items: z.record(itemId, itemTextsSchema),
});

const languageTextsSchema = z.record(dimensionId, dimensionTextsSchema);
const contradictionTextsSchema = z.record(z.string(), text(180));

/** A whole framework version as it is published and pinned: definition and texts by language. */
export const frameworkContentSchema = z.strictObject({
  definition: frameworkDefinitionSchema,
  texts: z.strictObject({
    fr: languageTextsSchema,
    ar: languageTextsSchema,
    en: languageTextsSchema,
    zgh: languageTextsSchema.optional(),
  }),
  contradictions: z.strictObject({
    fr: contradictionTextsSchema,
    ar: contradictionTextsSchema,
    en: contradictionTextsSchema,
    zgh: contradictionTextsSchema.optional(),
  }),
});
export type FrameworkContent = z.infer<typeof frameworkContentSchema>;

const actionTextsSchema = z.strictObject({
  title: text(70),
  benefit: text(140),
  steps: z.array(text(160)).min(2).max(4),
  freeStart: text(200),
  done: text(140),
});

const range = z
  .strictObject({ min: z.int().min(0), max: z.int().min(0) })
  .refine((value) => value.min <= value.max, 'min above max');
const effort = z.int().min(1).max(5);

/** An improvement action: what it raises, what it takes, and its texts. */
const actionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  raises: z
    .array(z.strictObject({ item: itemId, to: z.array(z.literal([1, 2, 3, 4])).min(1) }))
    .min(1),
  category: z.string(),
  prerequisites: z.array(z.strictObject({ item: itemId, min: z.literal([1, 2, 3, 4]) })),
  minStaff: z.literal([1, 2, 4, 10, 50]),
  goals: z.array(z.enum(GOALS)),
  effort: z.strictObject({ '1-3': effort, '4-9': effort, '10-49': effort, '50+': effort }),
  costMAD: range,
  weeks: range,
  lead: z.enum(['owner', 'manager', 'accountant', 'it', 'sales', 'team']),
  legal: z
    .strictObject({
      date: z.iso.date().nullable(),
      source: z.string(),
      status: z.enum(['expected', 'in_force']),
    })
    .nullable(),
  texts: z.strictObject({
    fr: actionTextsSchema,
    ar: actionTextsSchema,
    en: actionTextsSchema,
    zgh: actionTextsSchema.optional(),
  }),
});
export type Action = z.infer<typeof actionSchema>;
export const actionsSchema = z.array(actionSchema);
