import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { encodeAnswer, type AnswersForm } from './answers-form.ts';
import type { ItemTexts } from './framework.ts';
import {
  currentFramework,
  knownFramework,
  type LoadedFramework,
} from './framework-versions.server.ts';
import { isProfileComplete, scoringProfile, type ProfileFacts } from './facts.ts';
import {
  getOwnAssessment,
  scoringInput,
  type AssessmentState,
  type OwnState,
} from './records.server.ts';
import { itemTexts } from './item-texts.ts';
import { followUpsAsked, itemsOnPath, resolveStatuses, wordingOf } from './routing.ts';
import type { AssessmentPath, ContentLang, ItemStatus } from './types.ts';

/** One question as a page shows it. */
export interface QuestionView {
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly findOut: string;
  /** Form value and text of every described choice, lowest level first. */
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly examples: { readonly goods: string; readonly services: string } | null;
  /** Form value now, empty while nothing was said. */
  readonly value: string;
  readonly implied: boolean;
  /** FQ-1, asked right after this item when it applies. */
  readonly follow: FollowUpView | null;
}

export interface FollowUpView {
  readonly question: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  /** False while the item above is too low for the question to matter. */
  readonly asked: boolean;
  /** The level of the item above from which it is asked. */
  readonly from: number;
}

export interface DimensionPage {
  readonly id: string;
  /** The version of the questionnaire the assessment pins. */
  readonly framework: string;
  readonly readOnly: boolean;
  readonly dimension: string;
  readonly name: string;
  readonly intro: string;
  readonly position: number;
  readonly total: number;
  readonly minutesLeft: number;
  readonly questions: readonly QuestionView[];
  readonly previous: string | null;
  readonly next: string | null;
}

function choicesOf(
  framework: LoadedFramework,
  itemId: string,
  facts: ProfileFacts,
  texts: ItemTexts,
): QuestionView['choices'] {
  const item = framework.content.definition.items.find(({ id }) => id === itemId);
  const solo =
    item && wordingOf(framework.compiled, item, scoringProfile(facts)) === 'solo'
      ? texts.solo
      : undefined;
  const levels = solo
    ? [
        { value: '4', text: solo.yes },
        { value: '0', text: solo.no },
      ]
    : texts.levels.map((text, level) => ({ value: String(level), text }));
  const reason = item?.mayBeNotApplicable;
  return reason && texts.notApplicable
    ? [...levels, { value: `na:${reason}`, text: texts.notApplicable }]
    : levels;
}

function followOf(source: QuestionSource, itemId: string, texts: ItemTexts): FollowUpView | null {
  const { framework, statuses, values } = source;
  const { follow } = texts;
  const rule = framework.content.definition.followUps.find(({ item }) => item === itemId);
  if (!follow || !rule) return null;
  return {
    question: follow.question,
    choices: (['le10', 'gt10', 'dont_know'] as const).map((choice) => ({
      value: choice,
      text: follow[choice],
    })),
    value: values['FQ-1'] ?? '',
    asked: followUpsAsked(framework.compiled, statuses).length > 0,
    from: rule.min,
  };
}

interface QuestionSource {
  readonly framework: LoadedFramework;
  readonly facts: ProfileFacts;
  readonly values: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, ItemStatus>>;
}

function questionView(source: QuestionSource, lang: ContentLang, itemId: string): QuestionView {
  const { framework, facts, statuses, values } = source;
  const texts = itemTexts(framework, lang, facts, itemId);
  const item = framework.content.definition.items.find(({ id }) => id === itemId);
  const solo = item ? wordingOf(framework.compiled, item, scoringProfile(facts)) === 'solo' : false;
  return {
    id: itemId,
    question: (solo ? texts.solo?.question : undefined) ?? texts.question,
    why: texts.why,
    findOut: texts.findOut,
    choices: choicesOf(framework, itemId, facts, texts),
    examples: texts.examples ?? null,
    value: values[itemId] ?? '',
    implied: statuses[itemId]?.status === 'implied',
    follow: followOf(source, itemId, texts),
  };
}

/** Questions outside their page: the given items, with the given values. */
export function questionsFor(
  state: AssessmentState,
  values: Readonly<Record<string, string>>,
  items: readonly string[],
  lang: ContentLang,
): QuestionView[] {
  const { framework, facts } = state;
  const statuses = resolveStatuses(framework.compiled, scoringInput(state));
  return items.map((item) => questionView({ framework, facts, values, statuses }, lang, item));
}

/** Dimensions that have something to ask, in the order of the pages, lower case as in URLs. */
export function dimensionsAsked(
  framework: LoadedFramework,
  path: AssessmentPath,
  facts: ProfileFacts,
): string[] {
  const asked = itemsOnPath(framework.compiled, path, scoringProfile(facts));
  return framework.content.definition.pageOrder
    .filter((dimension) => asked.some((id) => id.startsWith(`${dimension}-`)))
    .map((dimension) => dimension.toLowerCase());
}

/** The items a dimension page asks. */
export function dimensionItems(
  framework: LoadedFramework,
  path: AssessmentPath,
  facts: ProfileFacts,
  dimension: string,
): string[] {
  const prefix = `${dimension.toUpperCase()}-`;
  return itemsOnPath(framework.compiled, path, scoringProfile(facts)).filter((id) =>
    id.startsWith(prefix),
  );
}

const MINUTES_PER_ITEM = { express: 8 / 15, full: 25 / 42 } as const;

function minutesFrom(state: Pick<AssessmentState, 'framework' | 'path' | 'facts'>, from: number) {
  const order = dimensionsAsked(state.framework, state.path, state.facts);
  const left = order
    .slice(from)
    .flatMap((id) => dimensionItems(state.framework, state.path, state.facts, id)).length;
  return Math.max(1, Math.round(left * MINUTES_PER_ITEM[state.path]));
}

/**
 * The page of one dimension, or null when it is unknown or has nothing to ask of this firm.
 * Throws `assessment.not-found` for somebody else's assessment.
 */
export async function findDimensionPage(
  actor: Actor,
  id: string,
  dimension: string,
  lang: ContentLang,
): Promise<{ readonly page: DimensionPage; readonly profileMissing: boolean } | null> {
  const state = await getOwnAssessment(db, actor, id);
  const values = Object.fromEntries(
    Object.entries(state.answers).map(([item, answer]) => [item, encodeAnswer(answer)]),
  );
  const follow = state.facts.webConsumerShare;
  const page = pageOf(state, follow ? { ...values, 'FQ-1': follow } : values, dimension, lang);
  return page && { page, profileMissing: !isProfileComplete(state.facts) };
}

function pageOf(
  state: OwnState,
  values: Readonly<Record<string, string>>,
  dimension: string,
  lang: ContentLang,
): DimensionPage | null {
  const { framework, path, facts } = state;
  const order = dimensionsAsked(framework, path, facts);
  const index = order.indexOf(dimension);
  const texts = framework.content.texts[lang][dimension.toUpperCase()];
  if (index < 0 || !texts) return null;
  return {
    id: state.id,
    framework: framework.id,
    readOnly: state.readOnly,
    dimension,
    name: texts.dimension.name,
    intro: texts.dimension.intro,
    position: index + 1,
    total: order.length,
    minutesLeft: minutesFrom(state, index),
    questions: questionsFor(state, values, dimensionItems(framework, path, facts, dimension), lang),
    previous: order[index - 1] ?? null,
    next: order[index + 1] ?? null,
  };
}

/**
 * The same page made from what a form carried, while the database is away: every question the
 * form named, with what was chosen, in the version of the questionnaire the form was made from.
 */
export function dimensionPageFromForm(
  id: string,
  dimension: string,
  lang: ContentLang,
  values: Readonly<Record<string, string>>,
): DimensionPage | null {
  const framework = knownFramework(values['framework'] ?? '') ?? currentFramework();
  const texts = framework.content.texts[lang][dimension.toUpperCase()];
  if (!texts) return null;
  const items = framework.content.definition.items.filter(
    (item) => item.dimension === dimension.toUpperCase() && `was.${item.id}` in values,
  );
  return {
    id,
    framework: framework.id,
    readOnly: false,
    dimension,
    name: texts.dimension.name,
    intro: texts.dimension.intro,
    position: 1,
    total: 1,
    minutesLeft: 1,
    questions: items.map((item) =>
      questionView({ framework, facts: {}, values, statuses: {} }, lang, item.id),
    ),
    previous: null,
    next: null,
  };
}

/** Whether answers just given make the follow-up question matter that the page did not ask yet. */
export function opensFollowUp(page: DimensionPage, { sent }: Pick<AnswersForm, 'sent'>): boolean {
  return page.questions.some(({ id, follow }) => {
    const answer = sent[id];
    return follow?.value === '' && answer?.status === 'answered' && answer.level >= follow.from;
  });
}
