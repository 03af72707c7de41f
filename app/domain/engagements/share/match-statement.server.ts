import { CASE_REFUSALS } from '#domain/cases/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import {
  closeStatement,
  findingOf,
  findStatement,
  listNewLines,
  lockNewLines,
  receivingRibs,
  settleLines,
  sharesNamedBy,
  type LineOutcome,
  type Receipt,
} from '#domain/payments/index.server.ts';
import { LINE_PROBLEMS, type LineProblem } from '#domain/payments/schema.ts';
import { refusing } from '#platform/constraints.ts';
import type { BankLine, BankStatement } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { settleOrderLine } from '../claims/settle.server.ts';
import { ENGAGEMENT_REFUSALS, type EngagementActor } from '../records.server.ts';
import { applyFinding } from './apply-finding.server.ts';
import { receiveShares } from './receive-shares.server.ts';

/** Lines matched in one transaction. */
const AT_ONCE = 250;

const REFUSALS = { ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS };

/**
 * Matches the lines of a statement that nobody looked at yet: own shares by their reference and
 * exact amount, refunds that left, payments that were made or came back. What cannot be matched
 * waits for a person with the reason. Run again it goes on where it stopped.
 */
export async function matchStatement(statementId: string, actor: EngagementActor): Promise<void> {
  const statement = await findStatement(statementId);
  if (!statement) return;
  for (;;) {
    const ids = await listNewLines(statementId, AT_ONCE);
    if (ids.length === 0) break;
    await matchLines(statement, actor, ids);
  }
  await closeStatement(statementId, actor.now);
}

/** Lines that cannot be matched together are matched in halves, so that one holds no other up. */
async function matchLines(
  statement: BankStatement,
  actor: EngagementActor,
  ids: readonly string[],
): Promise<void> {
  try {
    await refusing(REFUSALS, () =>
      inTransaction('engagements.match-lines', async (tx) => {
        const postings = await matchAll(tx, actor, statement, await lockNewLines(tx, ids));
        await post(tx, actor.now, postings);
      }),
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const half = Math.ceil(ids.length / 2);
    if (half < ids.length) {
      await matchLines(statement, actor, ids.slice(0, half));
      await matchLines(statement, actor, ids.slice(half));
      return;
    }
    await inTransaction('engagements.refuse-line', (tx) =>
      settleLines(tx, actor.now, ids.map(asProblem('refused'))),
    );
  }
}

const asProblem =
  (problem: LineProblem) =>
  (id: string): LineOutcome => ({ id, matchedTo: null, problem });

async function matchAll(
  tx: Tx,
  actor: EngagementActor,
  { ownerId, account }: BankStatement,
  lines: readonly BankLine[],
): Promise<readonly Posting[]> {
  if (!(await receivingRibs(tx, ownerId)).includes(account)) {
    const ids = lines.map(({ id }) => id);
    await settleLines(tx, actor.now, ids.map(asProblem('wrong-account')));
    return [];
  }
  const context = { ownerId, shares: await sharesNamedBy(tx, lines) };
  const found = lines.map((line) => ({ line, finding: findingOf(line, context) }));
  const receipts = found.flatMap(({ finding }) =>
    finding.kind === 'paid' ? [finding.receipt] : [],
  );
  const { postings, outcomes } = await receiveShares(tx, actor, receipts);
  const all: Posting[] = [...postings];
  const settled: LineOutcome[] = [];
  for (const { line, finding } of found) {
    if (finding.kind === 'paid')
      settled.push(settledShare(line.id, finding.receipt, outcomes.get(finding.receipt.evidence)));
    else if (finding.kind === 'order') settled.push(await settleOrder(tx, actor, line, all));
    else {
      const applied = await applyFinding(tx, actor, finding);
      all.push(...applied.postings);
      settled.push(settledFinding(line.id, applied));
    }
  }
  await settleLines(tx, actor.now, settled);
  return all;
}

function settledShare(
  id: string,
  { requestId }: Receipt,
  outcome: string | undefined,
): LineOutcome {
  if (outcome === 'received' || outcome === 'late' || outcome === 'again')
    return { id, matchedTo: `share:${requestId}`, problem: null };
  return { id, matchedTo: null, problem: isProblem(outcome) ? outcome : 'refused' };
}

function settledFinding(
  id: string,
  { requestId, problem }: { readonly requestId: string | null; readonly problem: string | null },
): LineOutcome {
  if (problem === null && requestId !== null)
    return { id, matchedTo: `share:${requestId}`, problem: null };
  return { id, matchedTo: null, problem: isProblem(problem) ? problem : 'refused' };
}

function isProblem(code: string | null | undefined): code is LineProblem {
  return LINE_PROBLEMS.some((one) => one === code);
}

/** A payment that was made, or came back; its postings are added to the others. */
async function settleOrder(
  tx: Tx,
  actor: EngagementActor,
  line: BankLine,
  postings: Posting[],
): Promise<LineOutcome> {
  const settled = await settleOrderLine(tx, actor, line);
  if ('problem' in settled) return asProblem(settled.problem)(line.id);
  postings.push(...settled.postings);
  return { id: line.id, matchedTo: `order:${settled.orderId}`, problem: null };
}
