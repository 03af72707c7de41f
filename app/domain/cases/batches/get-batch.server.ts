import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { BATCH_DECISIONS, type BatchDecision } from '../officers/queue-words.ts';
import { receiptOf } from '../receipt.ts';
import { officerWhere } from '../scope.server.ts';
import { stateOf, type ApplicationState } from '../transitions.ts';

const RECENT = 20;
const ROW_STATES = ['waiting', 'done', 'refused'] as const;

export interface BatchLine {
  readonly id: string;
  readonly decision: BatchDecision;
  readonly requestedAt: Date;
  readonly by: string;
  readonly counts: Readonly<Record<(typeof ROW_STATES)[number], number>>;
}

export interface BatchView extends BatchLine {
  readonly note: string;
  readonly rows: readonly {
    readonly applicationId: string;
    readonly receipt: string;
    readonly firm: string;
    readonly result: (typeof ROW_STATES)[number];
    /** Why it was refused: a code of refusals. */
    readonly code: string | null;
    /** Where the case stands now. */
    readonly state: ApplicationState;
  }[];
}

/** One's own batches; all of the organisation for managers and auditors. */
function batchWhere(actor: MemberActor): Prisma.CaseBatchWhereInput {
  officerWhere(actor);
  const { accountId, seat } = actor.person;
  const all = hasRole(actor, 'programme-manager', 'auditor');
  return { ownerId: seat.organisationId, ...(all ? {} : { requestedById: accountId }) };
}

type BatchRow = Prisma.CaseBatchGetPayload<{ include: { rows: true } }>;

function lineOf(batch: BatchRow, names: ReadonlyMap<string, string>): BatchLine {
  const count = (state: string) => batch.rows.filter((row) => row.state === state).length;
  return {
    ...{ id: batch.id, requestedAt: batch.requestedAt },
    decision: BATCH_DECISIONS.find((one) => one === batch.decision) ?? 'send-back',
    by: names.get(batch.requestedById) ?? '',
    counts: { waiting: count('waiting'), done: count('done'), refused: count('refused') },
  };
}

/** The latest batches the reader may see. Throws `cases.not-found` to others. */
export async function listBatches(actor: MemberActor): Promise<readonly BatchLine[]> {
  const batches = await db.caseBatch.findMany({
    where: batchWhere(actor),
    orderBy: { requestedAt: 'desc' },
    take: RECENT,
    include: { rows: true },
  });
  const names = await namesOf(batches.map(({ requestedById }) => requestedById));
  return batches.map((batch) => lineOf(batch, names));
}

/** A batch with what became of each case. Throws `cases.not-found`. */
export async function getBatch(actor: MemberActor, id: string): Promise<BatchView> {
  const batch = await db.caseBatch.findFirst({
    where: { AND: [{ id }, batchWhere(actor)] },
    include: { rows: { orderBy: { position: 'asc' } } },
  });
  if (!batch) throw new DomainError('cases.not-found');
  const applications = await db.aidApplication.findMany({
    where: { id: { in: batch.rows.map(({ applicationId }) => applicationId) } },
    select: { id: true, number: true, submittedAt: true, organisationId: true, state: true },
  });
  const firms = await listFirms(
    db,
    applications.map(({ organisationId }) => organisationId),
  );
  const byId = new Map(applications.map((application) => [application.id, application]));
  return {
    ...lineOf(batch, await namesOf([batch.requestedById])),
    note: batch.note,
    rows: batch.rows.flatMap(({ applicationId, state, code }) => {
      const application = byId.get(applicationId);
      const { number = null, submittedAt = null } = application ?? {};
      if (!application || number === null || !submittedAt) return [];
      const { organisationId } = application;
      return {
        ...{ applicationId, receipt: receiptOf(number, submittedAt), code },
        firm: firms.get(organisationId)?.name ?? '',
        result: ROW_STATES.find((one) => one === state) ?? 'waiting',
        state: stateOf(application.state),
      };
    }),
  };
}
