import type { LineProblem } from '../codes.ts';
import { readReferences } from '../share/reference.ts';

/** A line, as far as matching looks at it. */
export interface LineFacts {
  readonly amount: bigint;
  readonly endToEnd: string;
  readonly text: string;
  readonly isReturn: boolean;
}

/** A request that a line may be about. */
export interface KnownShare {
  readonly id: string;
  readonly ownerId: string;
  readonly amount: bigint;
  readonly state: string;
  readonly rail: string | null;
  /** Its refunds that are due. */
  readonly refunds: readonly { readonly id: string; readonly amount: bigint }[];
}

export type LineDecision =
  | { readonly kind: 'paid'; readonly requestId: string }
  | { readonly kind: 'refunded'; readonly requestId: string; readonly refundId: string }
  /** The bank took back what it had booked. */
  | { readonly kind: 'taken-back'; readonly requestId: string }
  /** Money that went out, or came back: of a payment order, if it is known. */
  | { readonly kind: 'order' }
  | { readonly kind: 'problem'; readonly problem: LineProblem };

const problem = (code: LineProblem) => ({ kind: 'problem', problem: code }) as const;

/** The references of a line, in its reference and its text. */
export function referencesOf({ endToEnd, text }: Pick<LineFacts, 'endToEnd' | 'text'>) {
  return readReferences(`${endToEnd} / ${text}`);
}

/**
 * What a line of a statement means: an own share when the reference is known and the amount is
 * right to the centime, a refund that left, a payment order; or why a person is to look at it.
 */
export function decideLine(
  line: LineFacts,
  { ownerId, shares }: { ownerId: string; shares: ReadonlyMap<string, KnownShare> },
): LineDecision {
  const { references, hasWrongKey } = referencesOf(line);
  const [reference, ...others] = references;
  if (reference === undefined) {
    if (line.amount < 0n || line.isReturn) return { kind: 'order' };
    return problem(hasWrongKey ? 'bad-reference' : 'no-reference');
  }
  if (others.length > 0) return problem('several-references');
  const share = shares.get(reference);
  if (!share) return problem('unknown-reference');
  if (share.ownerId !== ownerId) return problem('other-programme');
  return line.amount < 0n ? decideOut(line, share) : decideIn(line, share);
}

function decideIn({ amount }: LineFacts, share: KnownShare): LineDecision {
  if (!['open', 'cancelled'].includes(share.state)) return problem('already-paid');
  if (amount !== share.amount) return problem('amount');
  return { kind: 'paid', requestId: share.id };
}

function decideOut({ amount, isReturn }: LineFacts, share: KnownShare): LineDecision {
  const requestId = share.id;
  const isOwn = share.rail === 'transfer';
  if (isReturn && isOwn && -amount === share.amount) return { kind: 'taken-back', requestId };
  const refund = isOwn ? share.refunds.find((one) => one.amount === -amount) : undefined;
  return refund ? { kind: 'refunded', requestId, refundId: refund.id } : problem('no-refund-due');
}
