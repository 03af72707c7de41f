import { RAILS, type ShareState } from '#domain/payments/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface Share {
  readonly number: string;
  readonly state: ShareState;
  readonly amount: bigint;
  readonly refunded: bigint;
  readonly isDisputed: boolean;
  readonly isDemo: boolean;
  readonly paidAt: Date | null;
  readonly rail: string | null;
  readonly dueOn: string;
  readonly shownReference: string;
  readonly account: {
    readonly holder: string;
    readonly shownRib: string;
    readonly iban: string;
  } | null;
  readonly proofs: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly addedAt: Date;
  }[];
  readonly may: boolean;
  readonly card: 'stripe' | 'stand-in' | null;
}

/** An own share in the words of a language. */
export function showShare(lang: Lang, share: Share) {
  const { number, state, isDisputed, isDemo, account, proofs, may, card } = share;
  const rail = RAILS.find((one) => one === share.rail) ?? null;
  return {
    ...{ number, state, isDisputed, isDemo, may, card, rail },
    ...{ amount: formatMad(lang, share.amount), reference: share.shownReference },
    refunded: share.refunded === 0n ? null : formatMad(lang, share.refunded),
    dueOn: state === 'open' ? formatDate(lang, share.dueOn) : null,
    paidOn: share.paidAt && formatDate(lang, share.paidAt),
    account: account && { holder: account.holder, rib: account.shownRib, iban: account.iban },
    proofs: proofs.map(({ id, name, state: file, addedAt }) => ({
      ...{ id, name, isThere: file === 'clean', addedOn: formatDate(lang, addedAt) },
    })),
  };
}
export type ShownShare = ReturnType<typeof showShare>;
