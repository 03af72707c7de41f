import type { DraftView } from '#domain/cases/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import type { PaperKindView, PaperView } from '#ui/apply/papers.tsx';
import { isMadeHere } from './act.server.ts';

/** The papers of a draft by kind, in the reader's language. */
export function papersView(lang: Lang, draft: DraftView): readonly PaperKindView[] {
  const { t } = i18nFor(lang);
  return draft.papers.map(({ code, joined, reusable, ...kind }) => ({
    ...{ code, ...kind, name: t(`aid:document.${code}`) },
    joined: joined.map((paper) => paperView(lang, paper)),
    reusable: reusable.map((paper) => paperView(lang, paper)),
    madeHere: isMadeHere(code) && draft.firm.assessedAt !== null,
  }));
}

type Paper = DraftView['papers'][number]['joined'][number];

function paperView(lang: Lang, paper: Paper): PaperView {
  const { documentId, fileName, state, validity, issuedOn, validUntil, addedAt } = paper;
  return {
    ...{ documentId, fileName, state, validity },
    given: formatDate(lang, addedAt),
    issued: issuedOn === null ? null : formatDate(lang, issuedOn),
    until: validUntil === null ? null : formatDate(lang, validUntil),
  };
}

/** The kind whose form is open: the one asked for, else the first that is missing. */
export function openKind(draft: DraftView, asked: string | null): string | null {
  const wanted = draft.papers.find(({ code }) => code === asked);
  const missing = draft.papers.find(
    ({ code, required, joined, reusable }) =>
      required &&
      joined.length === 0 &&
      reusable.length === 0 &&
      !(isMadeHere(code) && draft.firm.assessedAt !== null),
  );
  return wanted?.code ?? missing?.code ?? null;
}
