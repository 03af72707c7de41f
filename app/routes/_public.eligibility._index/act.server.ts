import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import {
  answerMany,
  answerQuestion,
  eraseReaderFacts,
  getEligibilityQuestions,
  questionView,
  readAnswer,
  takeOverDraft,
} from '#domain/programmes/index.server.ts';
import type { AnswerError, FactName, QuestionView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';

type DeviceActor = Actor & { readonly deviceHash: string };

/** Why a form was not kept, with everything typed in it. */
export interface Refused {
  readonly errors: Readonly<Record<string, AnswerError>>;
  readonly questions: readonly QuestionView[];
  /** Seconds to wait before the next try; 0 when waiting does not help. */
  readonly wait: number;
  readonly readOnly: boolean;
}

/** What became of a form: the page to go to, or what is wrong. */
export type Outcome = { readonly to: 'questions' | 'results' } | Refused;

/** Browsers that answer for the first time from one address: thirty at once, then ten a minute. */
const NEW_DRAFTS = { perMinute: 10, burst: 30 };
const LONGEST_NAME = 40;

/** Carries out what a form of the eligibility pages asks for. */
export async function actOn(actor: DeviceActor, lang: Lang, form: FormData): Promise<Outcome> {
  switch (textOf(form, 'do', LONGEST_NAME)) {
    case 'erase':
      return ended(await refusalOf(() => eraseReaderFacts(actor, 'all')), 'questions');
    case 'drop':
      return ended(await refusalOf(() => eraseReaderFacts(actor, 'browser')), 'questions');
    case 'take-over':
      return ended(await refusalOf(() => takeOverDraft(actor)), 'questions');
    default:
      return answer(actor, lang, form);
  }
}

function ended(refusal: string | null, to: 'questions' | 'results'): Outcome {
  return refusal === null ? { to } : { errors: {}, questions: [], wait: 0, readOnly: true };
}

async function answer(actor: DeviceActor, lang: Lang, form: FormData): Promise<Outcome> {
  const typed = typedValues(form);
  const { reader, askable } = await guarded(() => getEligibilityQuestions(actor), typed);
  const fact = askable.find((name) => name === textOf(form, 'fact', LONGEST_NAME));
  const isAll = textOf(form, 'all', LONGEST_NAME) === 'yes';
  if (fact === undefined && !isAll) return { to: 'questions' };
  const asked = fact === undefined ? askable : [fact];
  const questions = () => asked.map((one) => questionView(one, reader, speakerOf(lang), typed));
  const wait = reader.hasAnswers
    ? 0
    : await guarded(() => takeAllowance(`eligibility ${actor.ip}`, NEW_DRAFTS), typed);
  if (wait > 0) return { errors: {}, questions: questions(), wait, readOnly: false };
  const errors =
    fact === undefined
      ? await saveAll(actor, askable, form)
      : await saveOne(actor, fact, form, textOf(form, 'do', LONGEST_NAME));
  if (errors === 'read-only')
    return { errors: {}, questions: questions(), wait: 0, readOnly: true };
  if (errors !== null) return { errors, questions: questions(), wait: 0, readOnly: false };
  return { to: isAll ? 'results' : 'questions' };
}

type Errors = Readonly<Record<string, AnswerError>> | 'read-only' | null;

async function saveOne(
  actor: DeviceActor,
  fact: FactName,
  form: FormData,
  how: string,
): Promise<Errors> {
  if (how === 'unknown' || how === 'later')
    return saved(form, () => answerQuestion(actor, fact, { skip: how }));
  const read = readAnswer(form, fact, civilDateOf(actor.now));
  if (read.kind === 'empty') return { [fact]: 'answer' };
  if (read.kind === 'error') return { [fact]: read.error };
  return saved(form, () => answerQuestion(actor, fact, read.answer));
}

async function saveAll(
  actor: DeviceActor,
  asked: readonly FactName[],
  form: FormData,
): Promise<Errors> {
  const today = civilDateOf(actor.now);
  const errors: Partial<Record<FactName, AnswerError>> = {};
  const given: Parameters<typeof answerMany>[2] = {};
  for (const fact of asked) {
    const read = readAnswer(form, fact, today);
    if (read.kind === 'error') errors[fact] = read.error;
    if (read.kind === 'answer') given[fact] = read.answer;
  }
  if (Object.keys(errors).length > 0) return errors;
  // Only what the page showed can have been emptied: another tab may have answered since.
  const had = form.getAll('had');
  const said = asked.filter((fact) => given[fact] !== undefined || had.includes(fact));
  return saved(form, () => answerMany(actor, said, given));
}

async function saved(form: FormData, work: () => Promise<void>): Promise<Errors> {
  return (await refusalOf(work, typedValues(form))) === null ? null : 'read-only';
}
