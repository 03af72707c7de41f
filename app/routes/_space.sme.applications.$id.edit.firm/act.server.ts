import { answerFacts, type DraftView } from '#domain/cases/index.server.ts';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { questionView, readAnswer } from '#domain/programmes/index.server.ts';
import type { AnswerError, FactName, QuestionView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { typedValues } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';

/** Why answers were not kept, with everything typed. */
export interface Refused {
  readonly errors: Readonly<Partial<Record<FactName, AnswerError>>>;
  /** A refusal of the whole form. */
  readonly refusal: string | null;
  readonly questions: readonly QuestionView[];
}

/** Keeps the answers of the form; null when all were kept. */
export async function saveFacts(
  actor: MemberActor,
  lang: Lang,
  draft: DraftView,
  form: FormData,
): Promise<Refused | null> {
  const said = form.getAll('asked');
  const asked = draft.asked.filter((fact) => said.includes(fact));
  const typed = typedValues(form);
  const refused = (errors: Refused['errors'], refusal: string | null): Refused => ({
    ...{ errors, refusal },
    questions: asked.map((fact) => questionView(fact, draft.firm, speakerOf(lang), typed)),
  });
  const { errors, given } = readAll(form, asked, civilDateOf(actor.now));
  if (Object.keys(errors).length > 0) return refused(errors, null);
  // Only what the page showed can have been emptied: another page may have answered since.
  const had = form.getAll('had');
  const kept = asked.filter((fact) => given[fact] !== undefined || had.includes(fact));
  if (kept.length === 0) return null;
  const refusal = await refusalOf(
    () => answerFacts(actor, draft.id, { asked: kept, given }),
    typed,
  );
  return refusal === null ? null : refused({}, refusal);
}

type Given = Parameters<typeof answerFacts>[2]['given'];

function readAll(
  form: FormData,
  asked: readonly FactName[],
  today: ReturnType<typeof civilDateOf>,
) {
  const errors: Partial<Record<FactName, AnswerError>> = {};
  const given: { -readonly [Fact in keyof Given]: Given[Fact] } = {};
  for (const fact of asked) {
    const read = readAnswer(form, fact, today);
    if (read.kind === 'error') errors[fact] = read.error;
    if (read.kind === 'answer' && 'value' in read.answer) given[fact] = read.answer;
  }
  return { errors, given };
}
