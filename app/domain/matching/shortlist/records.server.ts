import { appendAudit } from '#domain/audit/index.server.ts';
import { lockOwnAssessment, type Held } from '#domain/assessment/index.server.ts';
import { DomainError, uuidV7, UUID_RANDOM_BYTES, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { ListInput, ListOutput } from '../runs/content.ts';
import type { CurrentRun } from '../runs/current-run.server.ts';
import type { Reader } from '../runs/recall.server.ts';

/** The shortlist of one action of one assessment. */
export interface ShortlistTarget {
  readonly assessmentId: string;
  readonly action: string;
}

/** A shortlist and what is on it, in the order it was put there. */
export type ShortlistRow = NonNullable<Awaited<ReturnType<typeof findShortlist>>>;

export function findShortlist(reader: Reader, { assessmentId, action }: ShortlistTarget) {
  return reader.shortlist.findUnique({
    where: { assessmentId_action: { assessmentId, action } },
    include: { items: { orderBy: [{ addedAt: 'asc' }, { offerId: 'asc' }] } },
  });
}

/**
 * Keeps a run until the transaction ends, so that no job drops it before a shortlist names it. Returns
 * its id, or that of the present run when a job was faster.
 */
export async function holdRun(tx: Tx, assessmentId: string, runId: string): Promise<string> {
  const held = async () => {
    const [row] = await tx.$queryRaw<{ readonly id: string }[]>`
      SELECT id FROM match_run
      WHERE assessment_id = ${assessmentId} AND (id = ${runId} OR replaced_at IS NULL)
      ORDER BY id = ${runId} DESC LIMIT 1 FOR SHARE`;
    return row?.id;
  };
  // Whoever was replaced while this waited for it is found again under its new id.
  return (await held()) ?? (await held()) ?? runId;
}

/** What a run read and said of an action; `assessment.not-found` when it is not open in the plan. */
export function listFor(
  { inputs, output }: Pick<CurrentRun, 'inputs' | 'output'>,
  action: string,
): { readonly input: ListInput; readonly list: ListOutput } {
  const input = inputs.lists.find(({ need }) => need.action === action);
  const list = output.lists.find((one) => one.action === action);
  if (input === undefined || list === undefined) throw new DomainError('assessment.not-found');
  return { input, list };
}

/**
 * Changes a shortlist that is not settled, made when there is none; changes of one assessment follow
 * one another. `work` returns how many offers came or went. Throws `assessment.not-found`,
 * `assessment.read-only` and `matching.shortlist-frozen`.
 */
export async function changeShortlist(
  actor: Actor,
  target: ShortlistTarget,
  work: (tx: Tx, shortlist: ShortlistRow) => Promise<number>,
): Promise<void> {
  await inTransaction('matching.shortlist', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, target.assessmentId);
    const shortlist = (await findShortlist(tx, target)) ?? (await create(tx, actor, target));
    if (shortlist.state !== 'open') throw new DomainError('matching.shortlist-frozen');
    const changes = await work(tx, shortlist);
    const { id } = shortlist;
    await tx.shortlist.deleteMany({ where: { id, items: { none: {} } } });
    if (changes === 0) return;
    const { organisationId } = held;
    await tx.shortlist.updateMany({
      where: { id },
      data: { organisationId, updatedAt: actor.now },
    });
    await noteChange(tx, actor, held, { id, action: target.action, offers: changes });
  });
}

function create(tx: Tx, { now, randomBytes }: Actor, target: ShortlistTarget) {
  const id = uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
  return tx.shortlist.create({
    data: { id, ...target, createdAt: now, updatedAt: now },
    include: { items: true },
  });
}

/** What an advisor changes in a firm's name is in the firm's trail; its own steps of choosing are not. */
async function noteChange(
  tx: Tx,
  actor: Actor,
  { organisationId, mandateId }: Held,
  { id, action, offers }: { readonly id: string; readonly action: string; readonly offers: number },
): Promise<void> {
  if (organisationId === null || mandateId === null) return;
  await appendAudit(tx, actor, {
    type: 'matching.shortlist-changed',
    stream: `organisation:${organisationId}`,
    subject: `shortlist:${id}`,
    onBehalfOf: organisationId,
    facts: { action, offers, mandate: mandateId },
  });
}
