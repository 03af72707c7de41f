import { z } from 'zod';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { DomainError, type AnonymousActor } from '#domain/kernel/index.server.ts';
import { TURNOVER_BANDS, scoringProfile, type ProfileFacts } from './facts.ts';
import { getFramework, type LoadedFramework } from './framework-versions.server.ts';
import { isLevel } from './levels.ts';
import type { Reader } from './reader.server.ts';
import { GOALS, PATHS, type AssessmentPath, type GivenAnswer, type ScoringInput } from './types.ts';

/** An assessment with everything said in it, as use-cases and screens read it. */
export interface AssessmentState {
  readonly id: string;
  readonly path: AssessmentPath;
  readonly framework: LoadedFramework;
  readonly resumeVersion: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly facts: ProfileFacts;
  readonly answers: Readonly<Record<string, GivenAnswer>>;
}

const factsSchema = z.object({
  sector: z.string().optional(),
  staff: z.number().optional(),
  turnoverBand: z.enum(TURNOVER_BANDS).optional(),
  province: z.string().optional(),
  legalForm: z.string().optional(),
  foundedYear: z.number().optional(),
  usesMachinery: z.boolean().optional(),
  exportsOrSuppliesLarge: z.boolean().optional(),
  womanOrYouthLed: z.boolean().optional(),
  goals: z.array(z.enum(GOALS)).optional(),
  webConsumerShare: z.enum(['le10', 'gt10', 'dont_know']).optional(),
});

const STATE = {
  id: true,
  path: true,
  frameworkVersionId: true,
  resumeVersion: true,
  createdAt: true,
  completedAt: true,
  facts: { select: { fact: true, value: true } },
  answers: { select: { itemId: true, status: true, level: true, reason: true } },
} satisfies Prisma.AssessmentSelect;

type StateRow = Prisma.AssessmentGetPayload<{ select: typeof STATE }>;
type AnswerRow = StateRow['answers'][number];

function answerOf(row: AnswerRow): GivenAnswer {
  if (row.status === 'answered' && isLevel(row.level))
    return { status: 'answered', level: row.level };
  if (row.status === 'dont_know') return { status: 'dont_know' };
  if (row.status === 'not_applicable')
    return { status: 'not_applicable', reason: row.reason ?? '' };
  return { status: 'skipped' };
}

function present(entry: readonly [string, unknown]): boolean {
  return entry[1] !== null;
}

async function stateOf(reader: Reader, row: StateRow): Promise<AssessmentState> {
  const framework = await getFramework(reader, row.frameworkVersionId);
  const entries = row.facts.map(({ fact, value }) => [fact, value] as const).filter(present);
  return {
    id: row.id,
    path: z.enum(PATHS).parse(row.path),
    framework,
    resumeVersion: row.resumeVersion,
    createdAt: row.createdAt,
    completedAt: row.completedAt,
    facts: dropUndefined(factsSchema.parse(Object.fromEntries(entries))),
    answers: Object.fromEntries(row.answers.map((answer) => [answer.itemId, answerOf(answer)])),
  };
}

function dropUndefined(facts: z.output<typeof factsSchema>): ProfileFacts {
  return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== undefined));
}

/**
 * The assessment, if this browser may open it. Throws `assessment.not-found` when it does not
 * exist or belongs to somebody else: both look the same.
 */
export async function getOwnAssessment(
  reader: Reader,
  actor: Pick<AnonymousActor, 'deviceHash'>,
  id: string,
): Promise<AssessmentState> {
  const row =
    actor.deviceHash === null
      ? null
      : await reader.assessment.findFirst({
          where: { id, grants: { some: { tokenHash: actor.deviceHash } } },
          select: STATE,
        });
  if (!row) throw new DomainError('assessment.not-found');
  return stateOf(reader, row);
}

/** The assessment by its id alone, for jobs and for share links that were already checked. */
export async function getAssessment(reader: Reader, id: string): Promise<AssessmentState> {
  const row = await reader.assessment.findUnique({ where: { id }, select: STATE });
  if (!row) throw new DomainError('assessment.not-found');
  return stateOf(reader, row);
}

/** What scoring reads of an assessment. */
export function scoringInput(state: AssessmentState): ScoringInput {
  return {
    path: state.path,
    profile: scoringProfile(state.facts),
    answers: state.answers,
    facts: { 'FQ-1': state.facts.webConsumerShare },
  };
}
