import { civilDateOf, type CivilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { versionOf } from '../records.server.ts';
import { extensionFrom } from './extend.server.ts';
import { historyOf, type HistoryLine } from './history.ts';
import type { TextLang } from '../pages/own-case-words.ts';
import { findOwn, mayActOnVoucher } from './own.server.ts';
import { isOpened } from './records.server.ts';
import { lookOf, openClocks, type VoucherLook } from './reads.server.ts';
import { currentTerms, termsOf, type VoucherTerms } from './terms.ts';

/** A voucher as the firm's side sees it. */
export interface OwnVoucher extends VoucherLook {
  /** The terms: those that were accepted, or those to accept. */
  readonly terms: VoucherTerms;
  /** Whether the reader is of the firm: advisors and readers change nothing. */
  readonly acts: boolean;
  readonly may: {
    readonly accept: boolean;
    readonly extend: boolean;
    readonly giveBack: boolean;
  };
  /** First day it may be extended; null when it was already or never can be. */
  readonly extendFrom: CivilDate | null;
  /** What was written when it was suspended; null unless it is. */
  readonly suspendedBecause: string | null;
  /** The programme asks for a part of it back, or did. */
  readonly isAskedBack: boolean;
  readonly history: readonly HistoryLine[];
}

/** `applicationId` is that of a request whose decision the firm has not opened yet. */
export type OwnVoucherPage =
  | { readonly kind: 'closed'; readonly applicationId: string }
  | { readonly kind: 'voucher'; readonly voucher: OwnVoucher };

/**
 * A voucher of the reader's firm or client; closed while the decision that brought it was not opened.
 * Throws `cases.not-found`.
 */
export async function getOwnVoucher(
  actor: MemberActor,
  id: string,
  lang: TextLang,
): Promise<OwnVoucherPage> {
  const { voucher, application } = await findOwn(db, actor, id);
  if (!isOpened(application, voucher))
    return { kind: 'closed', applicationId: voucher.applicationId };
  const [{ content }, clocks, events, clawbacks] = await Promise.all([
    versionOf(db, voucher),
    openClocks(db, [id]),
    db.voucherEvent.findMany({ where: { voucherId: id }, orderBy: { sequence: 'asc' } }),
    db.clawback.count({ where: { voucherId: id, notifiedAt: { not: null } } }),
  ]);
  const clock = clocks.get(id) ?? null;
  const look = lookOf({ voucher, application, content, clock, now: actor.now }, lang);
  const history = historyOf(events);
  const acts = mayActOnVoucher(actor);
  const runs = acts && !look.isPast;
  const inUse = look.state === 'active' || look.state === 'partly-used';
  const extendFrom = inUse ? extensionFrom(voucher) : null;
  const accepted = voucher.termsHash === null ? null : termsOf(voucher.termsHash, lang);
  const suspension = history.findLast(({ event }) => event === 'suspend');
  return {
    kind: 'voucher',
    voucher: {
      ...look,
      ...{ acts, extendFrom, history, terms: accepted ?? currentTerms(lang) },
      isAskedBack: clawbacks > 0,
      may: {
        accept: runs && look.state === 'issued',
        extend: runs && extendFrom !== null && civilDateOf(actor.now) >= extendFrom,
        giveBack: runs && (look.state === 'issued' || inUse),
      },
      suspendedBecause: look.state === 'suspended' ? (suspension?.words ?? null) : null,
    },
  };
}
