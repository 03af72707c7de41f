import { civilDateOf } from '#domain/kernel/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { categoryWord, type TextLang } from '../pages/own-case-words.ts';
import { readVoucherCode } from './code.ts';
import { bandOf, type Band } from './codes.ts';
import { lastDayOf, openClocks } from './reads.server.ts';
import { voucherStateOf } from './transitions.ts';

/** What anybody who knows a code reads of its voucher: never the firm, nor the exact amount. */
export interface PublicVoucher {
  readonly code: string;
  /** It was accepted, has money left, is not suspended, and its last day has not passed. */
  readonly isValid: boolean;
  readonly programme: string;
  readonly category: string;
  readonly ceiling: Band;
  readonly isDemo: boolean;
}

/**
 * The voucher with a code, however it was typed; null for a code that none has. Reads as much
 * whether there is one or not: who asks keeps the time even besides.
 */
export async function findPublicVoucher(
  typed: string,
  { now, lang }: { readonly now: Date; readonly lang: TextLang },
): Promise<PublicVoucher | null> {
  const code = readVoucherCode(typed);
  const voucher = code === null ? null : await db.voucher.findUnique({ where: { code } });
  const versionIds = voucher ? [voucher.versionId] : [];
  const [versions, clocks] = await Promise.all([
    listVersions(db, versionIds),
    openClocks(db, voucher ? [voucher.id] : []),
  ]);
  if (!voucher) return null;
  const content = versions.get(voucher.versionId)?.content;
  const state = voucherStateOf(voucher.state);
  const until = lastDayOf(voucher, clocks.get(voucher.id) ?? null);
  const inUse = state === 'active' || state === 'partly-used';
  return {
    code: voucher.code,
    isValid: inUse && until !== null && civilDateOf(now) <= until,
    programme: content?.name[lang] ?? '',
    category: categoryWord(voucher.category, lang),
    ceiling: bandOf(voucher.amount),
    isDemo: voucher.isDemo || content?.demo === true,
  };
}
