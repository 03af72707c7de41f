import { z } from 'zod';
import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { accessTo, mayChange, mayRead } from './access.server.ts';
import { currentActions } from './framework-versions.server.ts';
import { regionOf } from './places.ts';
import type { Reader } from './reader.server.ts';
import type { ContentLang } from './types.ts';

/** An open action of a plan, as it calls for offers. */
export interface OpenAction {
  readonly id: string;
  /** Category of the catalogue. */
  readonly category: string;
  readonly wave: number;
  readonly position: number;
  /** `gain × need × urgency / effort` (method §6). */
  readonly priority: number;
  /** What the firm planned to spend, in whole dirhams. */
  readonly budgetMad: number | null;
}

/** What an assessment says of a firm that looks for help: its profile, its stage, its open plan. */
export interface AssessmentNeeds {
  readonly id: string;
  readonly organisationId: string | null;
  /** Set on the copy of a second respondent, which has no plan. */
  readonly secondOfId: string | null;
  readonly completedAt: Date | null;
  /** Language it was made in. */
  readonly language: string;
  readonly sector: string | null;
  readonly staff: number | null;
  readonly province: string | null;
  readonly region: string | null;
  /** Stage of the latest result, null while too little is known; then nothing is published. */
  readonly stage: number | null;
  /** Share of the questionnaire that is known, 0–1; 0 before a result. */
  readonly coverage: number;
  /** In the order of the plan. */
  readonly actions: readonly OpenAction[];
}

const text = z.string().nullish();
const rowSchema = z.object({
  id: z.string(),
  organisationId: z.string().nullable(),
  secondOfId: z.string().nullable(),
  completedAt: z.date().nullable(),
  language: z.string(),
  facts: z.object({ sector: text, province: text, staff: z.number().nullish() }),
  stage: z.number().nullable(),
  coverage: z.number().nullable(),
  actions: z.array(
    z.object({
      id: z.string(),
      wave: z.number(),
      position: z.number(),
      priority: z.number(),
      budgetMad: z.number().nullable(),
    }),
  ),
});

const COLUMNS = Prisma.sql`
  a.id, a.organisation_id AS "organisationId", a.second_of_id AS "secondOfId",
    a.completed_at AS "completedAt", a.language,
    (SELECT coalesce(jsonb_object_agg(f.fact, f.value), '{}') FROM assessment_fact AS f
      WHERE f.assessment_id = a.id AND f.fact IN ('sector', 'staff', 'province')) AS facts,
    r.stage, r.coverage,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.action_id, 'wave', p.wave,
        'position', p.position, 'priority', p.priority -> 'priority', 'budgetMad', p.budget_mad)
        ORDER BY p.wave, p.position, p.action_id), '[]')
      FROM planned_action AS p
      WHERE p.assessment_id = a.id AND p.state IN ('planned', 'doing')) AS actions`;
const LATEST_RESULT = Prisma.sql`LEFT JOIN LATERAL (
  SELECT (result ->> 'stage')::int AS stage, coverage FROM assessment_result
  WHERE assessment_id = a.id ORDER BY computed_at DESC, id DESC LIMIT 1) AS r ON true`;

/**
 * The needs of an assessment that the actor may open, and whether it may only read them. Throws
 * `assessment.not-found`.
 */
export async function getNeeds(
  actor: Actor,
  id: string,
): Promise<AssessmentNeeds & { readonly readOnly: boolean }> {
  const access = await accessTo(db, actor, id);
  const [row] = await db.$queryRaw<{ readonly changes: boolean }[]>`
    SELECT ${COLUMNS}, ${mayChange(access)} AS changes
    FROM assessment AS a ${LATEST_RESULT} WHERE a.id = ${id} AND ${mayRead(access)}`;
  if (!row) throw new DomainError('assessment.not-found');
  return { ...needsOf(row), readOnly: !row.changes };
}

/** Titles of the actions that plans may name, in one language. */
export function actionTitles(lang: ContentLang): ReadonlyMap<string, string> {
  return new Map(currentActions().map(({ id, texts }) => [id, texts[lang].title]));
}

/** The needs of assessments by their ids, for jobs; those that are gone are left out. */
export async function listNeeds(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly AssessmentNeeds[]> {
  const rows = await reader.$queryRaw<unknown[]>`
    SELECT ${COLUMNS} FROM assessment AS a ${LATEST_RESULT}
    WHERE a.id = ANY(${[...ids]}) ORDER BY a.id`;
  return rows.map(needsOf);
}

function needsOf(row: unknown): AssessmentNeeds {
  const { facts, coverage, actions, ...kept } = rowSchema.parse(row);
  const byId = new Map(currentActions().map(({ id, category }) => [id, category]));
  const province = facts.province ?? null;
  return {
    ...kept,
    sector: facts.sector ?? null,
    staff: facts.staff ?? null,
    province,
    region: regionOf(province ?? undefined) ?? null,
    coverage: coverage ?? 0,
    actions: actions.flatMap((action) => {
      const category = byId.get(action.id);
      return category === undefined ? [] : [{ ...action, category }];
    }),
  };
}
