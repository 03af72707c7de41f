import type { Actor } from '#domain/kernel/index.server.ts';
import {
  answeredView,
  getEligibilityQuestions,
  questionView,
} from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { answeredLines } from '#ui/eligibility/answered-lines.ts';

/** What the address asks for: one question by its name, all of them, or what matters most. */
export interface Asked {
  readonly ask: string | null;
  readonly all: boolean;
}

/** The page of questions in the reader's language; null when there is nothing left to ask. */
export async function questionsView(actor: Actor, lang: Lang, { ask, all }: Asked) {
  const { reader, askable, next, left, counts } = await getEligibilityQuestions(actor);
  const speaker = speakerOf(lang);
  const open = askable.filter((fact) => reader.known[fact]?.proof === undefined);
  const wanted = open.find((fact) => fact === ask);
  const shown: readonly FactName[] = all ? open : [wanted ?? next].filter((one) => one !== null);
  if (shown.length === 0 || !reader.canAnswer) return null;
  return {
    questions: shown.map((fact) => questionView(fact, reader, speaker)),
    all,
    changes: wanted !== undefined && !all,
    left,
    counts,
    toTakeOver: reader.toTakeOver,
    answered: {
      lines: answeredLines(lang, answeredView(reader, askable, speaker)),
      assessedOn: reader.assessedAt === null ? null : formatDate(lang, reader.assessedAt),
      ofFirm: reader.ofFirm,
      canAnswer: reader.canAnswer,
      hasAnswers: reader.hasAnswers,
    },
  };
}
