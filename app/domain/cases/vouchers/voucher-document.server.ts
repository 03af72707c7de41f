import { renderVoucherPdf } from '#documents/voucher.server.ts';
import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { TextLang } from '../pages/own-case-words.ts';
import { getOwnVoucher } from './own-voucher.server.ts';

export interface DocumentRequest {
  readonly lang: TextLang;
  /** True when the site runs on demonstration data: the page says so. */
  readonly demo: boolean;
  /** Address of the site, that the square leads to. */
  readonly origin: string;
}

/**
 * A voucher of the reader's firm or client as a PDF of one page, in the state it has now. Throws
 * `cases.not-found`, and `cases.not-opened` before its decision was opened.
 */
export async function renderVoucher(
  actor: MemberActor,
  id: string,
  { lang, demo, origin }: DocumentRequest,
): Promise<{ readonly number: string; readonly pdf: Uint8Array }> {
  const page = await getOwnVoucher(actor, id, lang);
  if (page.kind === 'closed') throw new DomainError('cases.not-opened');
  const { voucher } = page;
  const { organisationId } = await db.voucher.findUniqueOrThrow({
    where: { id },
    select: { organisationId: true },
  });
  const firm = (await listFirms(db, [organisationId])).get(organisationId);
  const pdf = await renderVoucherPdf({
    ...{ language: lang, code: voucher.code, number: voucher.number, firm: firm?.name ?? '' },
    ...{ programme: voucher.programme, category: voucher.category, amount: voucher.amount },
    ...{ used: voucher.used, state: voucher.isPast ? 'expired' : voucher.state },
    asOf: civilDateOf(actor.now),
    issuedOn: civilDateOf(voucher.issuedAt),
    acceptedOn: voucher.acceptedAt && civilDateOf(voucher.acceptedAt),
    ...{ until: voucher.until, isAccepted: voucher.acceptedAt !== null },
    terms: voucher.terms.articles,
    termsVersion: voucher.terms.version,
    address: `${origin}/v/${voucher.code}`,
    demo: demo || voucher.isDemo,
  });
  return { number: voucher.number, pdf };
}
