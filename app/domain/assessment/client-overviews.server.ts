import { z } from 'zod';
import { getClient, listClients, type Client } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { getFramework } from './framework-versions.server.ts';
import { expressBand } from './stage.ts';
import type { StageView } from './stage-view.ts';
import { MODES, type AssessmentMode } from './types.ts';

/** One assessment of a client, without its answers. */
export interface ClientAssessment {
  readonly id: string;
  readonly mode: AssessmentMode;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** One stage or the two it lies between; null before the end or when nothing is published. */
  readonly stage: StageView | null;
}

export interface ClientOverview extends Client {
  /** Whether the mandate shows the body what the firm measured. */
  readonly seesLatest: boolean;
  /** The assessment completed last, where the mandate shows it. */
  readonly latest: ClientAssessment | null;
}

const SELECT = {
  id: true,
  organisationId: true,
  mode: true,
  path: true,
  createdAt: true,
  completedAt: true,
  frameworkVersionId: true,
  results: {
    select: { result: true },
    orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
    take: 1,
  },
} satisfies Prisma.AssessmentSelect;

type Row = Prisma.AssessmentGetPayload<{ select: typeof SELECT }>;

const stage = z.literal([1, 2, 3, 4, 5]);
const resultSchema = z.object({
  score: z.number().nullable(),
  stageRange: z.tuple([stage, stage]).nullable(),
});

const MOST_LISTED = 50;

/** Whether a mandate shows the body what the firm measured. */
function showsAssessments({ scopes }: Pick<Client, 'scopes'>): boolean {
  return scopes.includes('assess') || scopes.includes('follow');
}

/** The clients of the actor's body with what each measured last. Throws as `listClients` does. */
export async function listClientOverviews(actor: MemberActor): Promise<ClientOverview[]> {
  const clients = await listClients(actor);
  const ids = clients.filter(showsAssessments).map(({ organisationId }) => organisationId);
  const rows = await db.assessment.findMany({
    where: { organisationId: { in: ids }, secondOfId: null, completedAt: { not: null } },
    distinct: ['organisationId'],
    orderBy: [{ organisationId: 'asc' }, { completedAt: 'desc' }, { id: 'desc' }],
    select: SELECT,
  });
  const latest = new Map<string | null, ClientAssessment>();
  for (const row of rows) latest.set(row.organisationId, await viewOf(row));
  return clients.map((client) => ({
    ...client,
    seesLatest: showsAssessments(client),
    latest: latest.get(client.organisationId) ?? null,
  }));
}

/**
 * The assessments of a client, newest first, copies of second respondents left out; null where the
 * mandate does not show them. Throws `accounts.not-found` for a firm that is no client.
 */
export async function listClientAssessments(
  actor: MemberActor,
  organisationId: string,
): Promise<ClientAssessment[] | null> {
  const client = await getClient(actor, organisationId);
  if (!showsAssessments(client)) return null;
  const rows = await db.assessment.findMany({
    where: { organisationId, secondOfId: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    select: SELECT,
  });
  return Promise.all(rows.map(viewOf));
}

async function viewOf(row: Row): Promise<ClientAssessment> {
  const { id, createdAt, completedAt } = row;
  const mode = z.enum(MODES).parse(row.mode);
  return { id, mode, createdAt, completedAt, stage: completedAt && (await stageOf(row)) };
}

async function stageOf({ path, frameworkVersionId, results }: Row): Promise<StageView | null> {
  const kept = resultSchema.safeParse(results[0]?.result);
  if (!kept.success) return null;
  const { compiled } = await getFramework(db, frameworkVersionId);
  const band = path === 'express' ? expressBand(compiled, kept.data) : kept.data.stageRange;
  return band && { from: band[0], to: band[1] };
}
