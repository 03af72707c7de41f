import { civilDateOf, cents, DomainError } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { BankLine } from '#platform/prisma-client/client.ts';
import { payableAccount } from '../accounts/read-accounts.server.ts';
import { decideLine, type KnownShare } from '../statements/decide-line.ts';
import { sharesNamedBy } from '../statements/lines.server.ts';
import type { Finding, Rail } from './rail.ts';

/** What a line of a statement says, with the requests that lines name. */
export function findingOf(
  line: BankLine,
  context: { readonly ownerId: string; readonly shares: ReadonlyMap<string, KnownShare> },
): Finding {
  const decision = decideLine(line, context);
  const evidence = `line:${line.id}`;
  switch (decision.kind) {
    case 'paid': {
      const { requestId } = decision;
      const receipt = {
        requestId,
        amount: cents(line.amount),
        rail: 'transfer',
        evidence,
      } as const;
      return { kind: 'paid', receipt };
    }
    case 'refunded':
      return { kind: 'refunded', refundId: decision.refundId, evidence };
    case 'taken-back':
      return { kind: 'disputed', requestId: decision.requestId, isDisputed: true };
    case 'order':
      return { kind: 'order' };
    case 'problem':
      return { kind: 'nothing', problem: decision.problem };
  }
}

async function readLine(evidence: string): Promise<Finding> {
  const line = await db.bankLine.findUnique({ where: { id: evidence.replace(/^line:/, '') } });
  if (!line) return { kind: 'nothing', problem: 'unknown' };
  return findingOf(line, { ownerId: line.ownerId, shares: await sharesNamedBy(db, [line]) });
}

/** Bank transfers: orders that people give to their banks, and statements that tell of them. */
export const transferRail: Rail = {
  name: 'transfer',
  capabilities: () => ({ hasHostedPage: false, refundsAtOnce: false, paysOut: true }),
  async createShareRequest({ now }, { ownerId, reference, amount }) {
    const account = await payableAccount(db, ownerId, civilDateOf(now));
    if (!account) throw new DomainError('payments.no-account');
    return { kind: 'transfer', reference, holder: account.holder, rib: account.rib, amount };
  },
  confirmFromEvidence: readLine,
  refund: () => Promise.resolve({ kind: 'waits' }),
  // The bank reads a batch of them from one file.
  createPayout: (payouts) => Promise.resolve(payouts),
  parseReturn: readLine,
};
