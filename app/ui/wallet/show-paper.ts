import type { WalletPaper } from '#domain/catalogue/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A paper as its page shows it: its days written in the reader's language. */
export function showPaper(lang: Lang, paper: WalletPaper) {
  const { id, kind, standing, past, issuer, number, scopes, reason, file } = paper;
  return {
    ...{ id, kind, standing, past, issuer, number, scopes, reason },
    from: formatDate(lang, paper.validFrom),
    until: paper.validTo && formatDate(lang, paper.validTo),
    added: formatDate(lang, paper.addedAt),
    decided: paper.decidedAt && formatDate(lang, paper.decidedAt),
    file: file && { name: file.fileName, state: file.state },
  };
}

export type ShownPaper = ReturnType<typeof showPaper>;
