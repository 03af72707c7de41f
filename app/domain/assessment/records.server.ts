import { z } from 'zod';
import { Prisma } from '#platform/prisma-client/client.ts';
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

const answerSchema = z.object({
  status: z.string(),
  level: z.number().nullable(),
  reason: z.string().nullable(),
});

interface StateRow {
  readonly id: string;
  readonly path: string;
  readonly framework: string;
  readonly resumeVersion: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly facts: unknown;
  readonly answers: unknown;
}

/** An assessment with its facts and answers in one round trip. */
const SELECT_STATE = Prisma.sql`
  SELECT a.id, a.path, a.framework_version_id AS "framework", a.resume_version AS "resumeVersion",
    a.created_at AS "createdAt", a.completed_at AS "completedAt",
    (SELECT coalesce(jsonb_object_agg(f.fact, f.value), '{}')
      FROM assessment_fact AS f
      WHERE f.assessment_id = a.id AND f.value <> 'null'::jsonb) AS facts,
    (SELECT coalesce(jsonb_object_agg(n.item_id, jsonb_build_object(
        'status', n.status, 'level', n.level, 'reason', n.reason)), '{}')
      FROM assessment_answer AS n WHERE n.assessment_id = a.id) AS answers
  FROM assessment AS a`;

const answersSchema = z.record(z.string(), answerSchema);

function answerOf({ status, level, reason }: z.output<typeof answerSchema>): GivenAnswer {
  if (status === 'answered' && isLevel(level)) return { status, level };
  if (status === 'dont_know') return { status };
  if (status === 'not_applicable') return { status, reason: reason ?? '' };
  return { status: 'skipped' };
}

async function stateOf(reader: Reader, row: StateRow | undefined): Promise<AssessmentState> {
  if (!row) throw new DomainError('assessment.not-found');
  const answers = Object.entries(answersSchema.parse(row.answers));
  return {
    id: row.id,
    path: z.enum(PATHS).parse(row.path),
    framework: await getFramework(reader, row.framework),
    resumeVersion: row.resumeVersion,
    createdAt: row.createdAt,
    completedAt: row.completedAt,
    facts: dropUndefined(factsSchema.parse(row.facts)),
    answers: Object.fromEntries(answers.map(([item, answer]) => [item, answerOf(answer)])),
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
  const [row] = await reader.$queryRaw<StateRow[]>`${SELECT_STATE}
    JOIN device_grant AS g ON g.assessment_id = a.id
    WHERE a.id = ${id} AND g.token_hash = ${actor.deviceHash}`;
  return stateOf(reader, row);
}

/** The assessment by its id alone, for jobs and for share links that were already checked. */
export async function getAssessment(reader: Reader, id: string): Promise<AssessmentState> {
  const [row] = await reader.$queryRaw<StateRow[]>`${SELECT_STATE} WHERE a.id = ${id}`;
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
