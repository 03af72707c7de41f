import fc from 'fast-check';
import definitionJson from '#content/frameworks/m1/definition.json' with { type: 'json' };
import { compileFramework } from '#domain/assessment/compile.ts';
import { frameworkDefinitionSchema } from '#content/framework-schema.ts';
import {
  LEVELS,
  PATHS,
  type GivenAnswer,
  type ScoringFacts,
  type ScoringInput,
  type ScoringProfile,
} from '#domain/assessment/types.ts';

export const definition = frameworkDefinitionSchema.parse(definitionJson);
export const framework = compileFramework(definition);

/** A plant of 12 people to whom every item applies. */
export const PLANT: ScoringProfile = {
  staff: 12,
  sector: 'IND',
  usesMachinery: true,
  exportsOrSuppliesLarge: true,
};

/** A shop kept by one person: no team, machine or export item applies. */
export const SHOPKEEPER: ScoringProfile = {
  staff: 1,
  sector: 'COM',
  usesMachinery: false,
  exportsOrSuppliesLarge: false,
};

/** A full assessment of the plant with every item at one level, and some answers of its own. */
export function plantInput(
  level: 0 | 1 | 2 | 3 | 4,
  own: Readonly<Record<string, GivenAnswer | undefined>> = {},
  facts?: ScoringFacts,
): ScoringInput {
  const answers: Record<string, GivenAnswer> = {};
  for (const id of framework.itemIds) {
    const answer = id in own ? own[id] : ({ status: 'answered', level } as const);
    if (answer) answers[id] = answer;
  }
  return { path: 'full', profile: PLANT, answers, facts };
}

export const answered = (level: 0 | 1 | 2 | 3 | 4): GivenAnswer => ({ status: 'answered', level });

const arbitraryProfile: fc.Arbitrary<ScoringProfile> = fc.record({
  staff: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 500 })),
  sector: fc.constantFrom(...definition.sectors),
  usesMachinery: fc.boolean(),
  exportsOrSuppliesLarge: fc.boolean(),
});

const arbitraryLevel = fc.constantFrom(...LEVELS).map((level) => answered(level));

const arbitraryAnswer: fc.Arbitrary<GivenAnswer> = fc.oneof(
  { weight: 8, arbitrary: arbitraryLevel },
  { weight: 2, arbitrary: fc.constant<GivenAnswer>(answered(0)) },
  { weight: 1, arbitrary: fc.constant<GivenAnswer>({ status: 'dont_know' }) },
  { weight: 1, arbitrary: fc.constant<GivenAnswer>({ status: 'skipped' }) },
  {
    weight: 1,
    arbitrary: fc
      .string({ maxLength: 20 })
      .map((reason): GivenAnswer => ({ status: 'not_applicable', reason })),
  },
);

const arbitraryAnswers = fc
  .tuple(...framework.itemIds.map(() => fc.option(arbitraryAnswer, { nil: undefined, freq: 8 })))
  .map((values) => {
    const answers: Record<string, GivenAnswer> = {};
    for (const [index, id] of framework.itemIds.entries()) {
      const answer = values[index];
      if (answer) answers[id] = answer;
    }
    return answers;
  });

/** Any profile, path and answers, given, unknown, skipped or missing. */
export const arbitraryInput: fc.Arbitrary<ScoringInput> = fc.record({
  path: fc.constantFrom(...PATHS),
  profile: arbitraryProfile,
  answers: arbitraryAnswers,
  facts: fc.option(
    fc.record({ 'FQ-1': fc.constantFrom('le10' as const, 'gt10' as const, 'dont_know' as const) }),
    { nil: undefined },
  ),
});
