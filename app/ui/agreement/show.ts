import type {
  AgreementPage,
  AgreementView,
  ChangePage,
  EndPage,
} from '#domain/engagements/schema.ts';
import { formatDate, formatDateTime, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

const typedAmount = (centimes: string) => {
  const digits = centimes.padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
};

/** An agreement as its pages show it: amounts and days in the reader's language. */
export function showPaper(lang: Lang, view: AgreementView) {
  const { place, number, code, state, paper, isAmendment, reason, content, amounts } = view;
  return {
    ...{ place, number, code, state, paper, isAmendment, reason },
    startOn: formatDate(lang, content.startOn),
    ...{ ht: formatMad(lang, amounts.ht), ttc: formatMad(lang, amounts.ttc) },
    ...{ subsidy: formatMad(lang, amounts.subsidy), share: formatMad(lang, amounts.share) },
    milestones: content.milestones.map(({ title, acceptance, deliverBy, ht, vat }) => ({
      ...{ title, acceptance, deliverBy: formatDate(lang, deliverBy) },
      ttc: formatMad(lang, BigInt(ht) + BigInt(vat)),
    })),
    signatures: view.signatures.map(({ side, name, at }) => ({
      ...{ side, name, at: formatDateTime(lang, at) },
    })),
  };
}
export type ShownPaper = ReturnType<typeof showPaper>;

/** The page of an agreement for one of its sides. */
export function showAgreement(lang: Lang, page: AgreementPage) {
  const { engagement, state, firm, provider, open, signed, past, clauses, related } = page;
  const { id, number, dueOn, isDemo } = engagement;
  return {
    ...{ lang, id, number, isDemo, state, firm, provider, clauses, related },
    ...{ maySign: page.maySign, waits: page.waits, channel: page.channel },
    dueOn: dueOn && formatDate(lang, dueOn.toISOString().slice(0, 10)),
    open: open && showPaper(lang, open),
    signed: signed && showPaper(lang, signed),
    past: past.map((one) => showPaper(lang, one)),
  };
}
export type ShownAgreement = ReturnType<typeof showAgreement>;

/** The page of amendments: what may be changed, as it is now. */
export function showChange(lang: Lang, page: ChangePage) {
  const { id, number, stamp, state, mayPropose, mayDrop, signed, open, changeable } = page;
  const content = signed?.content;
  return {
    ...{ lang, id, number, stamp, state, mayPropose, mayDrop },
    open: open && showPaper(lang, open),
    milestones: (content?.milestones ?? []).map(({ title, acceptance, deliverBy }, place) => ({
      ...{ place: place + 1, title, acceptance, deliverBy },
      isChangeable: changeable[place] === true,
      lines: (content?.lines ?? []).flatMap((line, at) =>
        line.milestone === place + 1
          ? [
              {
                ...{ place: at + 1, label: line.label, typed: typedAmount(line.unitPrice) },
                price: formatMad(lang, BigInt(line.unitPrice)),
              },
            ]
          : [],
      ),
    })),
  };
}
export type ShownChange = ReturnType<typeof showChange>;

/** A settlement sheet. */
export function showEnd(lang: Lang, page: EndPage) {
  const { id, number, stamp, state, firm, provider, askedBy, mayEnd, isAlone, obstacle } = page;
  const mad = (amount: bigint) => formatMad(lang, amount);
  return {
    ...{ lang, id, number, stamp, state, firm, provider, askedBy, mayEnd, isAlone, obstacle },
    ended: page.ended && {
      ...{ reason: page.ended.reason, words: page.ended.words },
      on: formatDateTime(lang, page.ended.at),
    },
    milestones: page.milestones.map(({ sequence, title, state: its, ttc, subsidy, share }) => ({
      ...{ sequence, title, state: its, ttc: mad(ttc), subsidy: mad(subsidy), share: mad(share) },
    })),
    kept: mad(page.kept.ttc),
    ...{ backSubsidy: mad(page.back.subsidy), backShare: mad(page.back.share) },
  };
}
export type ShownEnd = ReturnType<typeof showEnd>;
