import { z } from 'zod';
import { Prisma } from '#platform/prisma-client/client.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { accessTo, mayChange, mayRead, type AssessmentActor } from './access.server.ts';
import { TURNOVER_BANDS, scoringProfile, type ProfileFacts } from './facts.ts';
import { getFramework, type LoadedFramework } from './framework-versions.server.ts';
import { isLevel } from './levels.ts';
import type { Reader } from './reader.server.ts';
import {
  GOALS,
  MODES,
  PATHS,
  type AssessmentMode,
  type AssessmentPath,
  type GivenAnswer,
  type ScoringInput,
} from './types.ts';

/** An assessment with everything said in it, as use-cases and screens read it. */
export interface AssessmentState {
  readonly id: string;
  readonly path: AssessmentPath;
  readonly framework: LoadedFramework;
  readonly resumeVersion: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** The firm it belongs to, null while it is anonymous. */
  readonly organisationId: string | null;
  readonly mode: AssessmentMode;
  /** The account that opened it, where one did. */
  readonly openedById: string | null;
  /** Set on the copy of a second respondent. */
  readonly secondOfId: string | null;
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
  readonly organisationId: string | null;
  readonly mode: string;
  readonly openedById: string | null;
  readonly secondOfId: string | null;
  readonly facts: unknown;
  readonly answers: unknown;
}

/** What a query reads of `assessment AS a`, with its facts and answers, in one round trip. */
const STATE_COLUMNS = Prisma.sql`
  a.id, a.path, a.framework_version_id AS "framework", a.resume_version AS "resumeVersion",
    a.created_at AS "createdAt", a.completed_at AS "completedAt",
    a.organisation_id AS "organisationId", a.mode, a.opened_by_id AS "openedById",
    a.second_of_id AS "secondOfId",
    (SELECT coalesce(jsonb_object_agg(f.fact, f.value), '{}')
      FROM assessment_fact AS f
      WHERE f.assessment_id = a.id AND f.value <> 'null'::jsonb) AS facts,
    (SELECT coalesce(jsonb_object_agg(n.item_id, jsonb_build_object(
        'status', n.status, 'level', n.level, 'reason', n.reason)), '{}')
      FROM assessment_answer AS n WHERE n.assessment_id = a.id) AS answers`;

const answersSchema = z.record(z.string(), answerSchema);

function answerOf({ status, level, reason }: z.output<typeof answerSchema>): GivenAnswer {
  if (status === 'answered' && isLevel(level)) return { status, level };
  if (status === 'dont_know') return { status };
  if (status === 'not_applicable') return { status, reason: reason ?? '' };
  return { status: 'skipped' };
}

async function stateOf(reader: Reader, row: StateRow): Promise<AssessmentState> {
  const answers = Object.entries(answersSchema.parse(row.answers));
  return {
    id: row.id,
    path: z.enum(PATHS).parse(row.path),
    framework: await getFramework(reader, row.framework),
    resumeVersion: row.resumeVersion,
    createdAt: row.createdAt,
    completedAt: row.completedAt,
    organisationId: row.organisationId,
    mode: z.enum(MODES).parse(row.mode),
    openedById: row.openedById,
    secondOfId: row.secondOfId,
    facts: dropUndefined(factsSchema.parse(row.facts)),
    answers: Object.fromEntries(answers.map(([item, answer]) => [item, answerOf(answer)])),
  };
}

function dropUndefined(facts: z.output<typeof factsSchema>): ProfileFacts {
  return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== undefined));
}

/** The state, and whether the actor may only read it. */
export type OwnState = AssessmentState & { readonly readOnly: boolean };

/**
 * The assessment, if the actor may open it: an anonymous one by its browser, one of its firm, or
 * one of a firm that gave its advisor body a mandate. Throws `assessment.not-found` when it does
 * not exist or belongs to somebody else: both look the same.
 */
export async function getOwnAssessment(
  reader: Reader,
  actor: AssessmentActor,
  id: string,
): Promise<OwnState> {
  const access = await accessTo(reader, actor, id);
  const [row] = await reader.$queryRaw<(StateRow & { readonly changes: boolean })[]>`
    SELECT ${STATE_COLUMNS}, ${mayChange(access)} AS changes
    FROM assessment AS a WHERE a.id = ${id} AND ${mayRead(access)}`;
  if (!row) throw new DomainError('assessment.not-found');
  return { ...(await stateOf(reader, row)), readOnly: !row.changes };
}

/** The assessment by its id alone, for whoever checked before that it may be opened. */
export async function getAssessment(reader: Reader, id: string): Promise<AssessmentState> {
  const [row] = await reader.$queryRaw<StateRow[]>`
    SELECT ${STATE_COLUMNS} FROM assessment AS a WHERE a.id = ${id}`;
  if (!row) throw new DomainError('assessment.not-found');
  return stateOf(reader, row);
}

const MOST_READ = 100;

/** The latest hundred assessments of a firm, copies of second respondents included, oldest first. */
export async function listFirmStates(
  reader: Reader,
  organisationId: string,
): Promise<AssessmentState[]> {
  const rows = await reader.$queryRaw<StateRow[]>`
    SELECT ${STATE_COLUMNS} FROM assessment AS a
    WHERE a.organisation_id = ${organisationId}
    ORDER BY a.created_at DESC, a.id DESC LIMIT ${MOST_READ}`;
  return Promise.all(rows.reverse().map((row) => stateOf(reader, row)));
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
