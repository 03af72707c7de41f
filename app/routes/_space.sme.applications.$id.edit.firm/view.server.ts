import type { DraftView } from '#domain/cases/index.server.ts';
import { answeredView, explanationView, questionView } from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import type { FirmFactLine } from '#ui/apply/firm-facts.tsx';
import { answeredLines } from '#ui/eligibility/answered-lines.ts';

/** Facts a form of the page asks for: those that are not known, or the one to be changed. */
export function askedNow(draft: DraftView, change: string | null): readonly FactName[] {
  const own = draft.asked.filter((fact) => (draft.firm.known[fact]?.source ?? 'self') === 'self');
  const wanted = own.find((fact) => fact === change);
  return wanted === undefined ? own.filter((fact) => isOpen(draft, fact)) : [wanted];
}

/** Not known, or too roughly for the rules to tell the result or the amount. */
function isOpen({ firm, assessed: { result } }: DraftView, fact: FactName): boolean {
  const missing = [...(result?.missing ?? []), ...(result?.amount?.missing ?? [])];
  return firm.known[fact] === undefined || missing.includes(fact);
}

/** What the rules read of the firm: known with its source and day, or asked. */
export function firmView(lang: Lang, draft: DraftView, change: string | null) {
  const speaker = speakerOf(lang);
  const { firm, asked, assessed, programme } = draft;
  const shown = askedNow(draft, change);
  const answered = answeredView({ ...firm, skipped: {} }, asked, speaker);
  const lines: readonly FirmFactLine[] = answeredLines(lang, answered).map((line) => {
    const fact = asked.find((name) => name === line.fact);
    const source = (fact && firm.known[fact]?.source) ?? 'self';
    return { ...line, source };
  });
  const { result } = assessed;
  return {
    lines,
    questions: shown.map((fact) => questionView(fact, firm, speaker)),
    assessedOn: firm.assessedAt === null ? null : formatDate(lang, firm.assessedAt),
    explanation: result && explanationView(result, programme, speaker),
  };
}
