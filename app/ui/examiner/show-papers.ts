import type { Dossier } from '#domain/catalogue/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { PaperLine } from './provider-panel.tsx';

/** The papers of a wallet as a dossier lists them. */
export function showPapers(lang: Lang, { papers, missing }: Dossier['papers']) {
  return {
    missing: [...missing],
    papers: papers.map(({ id, kind, standing, past, validTo }): PaperLine => ({
      ...{ id, kind, standing, past },
      until: validTo === null ? '' : formatDate(lang, validTo),
    })),
  };
}
