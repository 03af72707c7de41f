import type { ShareRefund, ShareRequest } from '#platform/prisma-client/client.ts';
import type { LineProblem, RailName } from '../codes.ts';
import type { PaymentActor } from '../records.server.ts';
import type { Receipt } from '../share/requests.server.ts';

/** What a rail can do. */
export interface Capabilities {
  /** Who pays is sent to a page of the rail; otherwise it gives an order to its own bank. */
  readonly hasHostedPage: boolean;
  /** A refund leaves at once; otherwise it is a payment that treasury makes. */
  readonly refundsAtOnce: boolean;
  /** Providers can be paid by it. */
  readonly paysOut: boolean;
}

/** How a firm pays a request. */
export type Invitation =
  | {
      readonly kind: 'transfer';
      readonly reference: string;
      readonly holder: string;
      readonly rib: string;
      readonly amount: bigint;
    }
  | { readonly kind: 'page'; readonly url: string };

/** Where the page of a rail leads back to, and in which language it speaks. */
export interface Links {
  readonly lang: string;
  readonly success: string;
  readonly cancel: string;
}

/** What evidence says, read at its source. */
export type Finding =
  | { readonly kind: 'paid'; readonly receipt: Receipt }
  | { readonly kind: 'refunded'; readonly refundId: string; readonly evidence: string }
  /** A payment is contested or was taken back, or that is over. */
  | { readonly kind: 'disputed'; readonly requestId: string; readonly isDisputed: boolean }
  /** Of a payment order. */
  | { readonly kind: 'order' }
  | { readonly kind: 'nothing'; readonly problem: LineProblem | 'pending' | 'unknown' };

export type RefundOutcome =
  /** It left. */
  | { readonly kind: 'paid'; readonly evidence: string }
  /** It leaves later, and the rail says so. */
  | { readonly kind: 'waits' };

/** An order of treasury to pay a provider, by name. */
export interface Payout {
  readonly reference: string;
  readonly rib: string;
  readonly holder: string;
  readonly amount: bigint;
}

/** A way money comes in and goes out. What it calls may take long: never inside a transaction. */
export interface Rail {
  readonly name: RailName;
  capabilities(): Capabilities;
  /** Prepares the payment of an open request; asked again, it answers the same. */
  createShareRequest(actor: PaymentActor, request: ShareRequest, links: Links): Promise<Invitation>;
  /** What a line of a statement, or an object of Stripe, says today. */
  confirmFromEvidence(evidence: string): Promise<Finding>;
  /** Gives a part back; asked again, it is given once. */
  refund(request: ShareRequest, refund: ShareRefund): Promise<RefundOutcome>;
  /** The instruction to pay providers. Throws `payments.not-on-this-rail`. */
  createPayout(payouts: readonly Payout[]): Promise<readonly Payout[]>;
  /** What came back, or is contested. */
  parseReturn(evidence: string): Promise<Finding>;
}
