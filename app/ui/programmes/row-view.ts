import type {
  CheckedView,
  ProgrammeContent,
  PublicState,
  Status,
} from '#domain/programmes/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { amountLine, stateWord, type ProgrammeWords } from './words.ts';

/** What a row is made from. */
export interface ListedProgramme {
  readonly slug: string;
  readonly content: ProgrammeContent;
  readonly status: PublicState;
  readonly checkedOn: string | null;
  readonly mostAid: number | null;
}

/** How a programme stands for the reader's own firm. */
export interface FirmStanding {
  readonly status: Status | 'unjudged';
  readonly words: string;
  /** Answers that lack or conditions that fail: the fewest come first. */
  readonly distance: number;
}

/** A programme in a list, in words. */
export interface ProgrammeRowView {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly owner: string;
  readonly status: { readonly code: PublicState; readonly word: string };
  readonly checked: CheckedView | null;
  readonly kind: string;
  /** Null for firms, whom most programmes are for. */
  readonly audience: string | null;
  readonly amount: string | null;
  readonly isDemo: boolean;
  readonly firm: FirmStanding | null;
}

interface Context {
  readonly lang: Lang;
  readonly t: ProgrammeWords;
  /** Whether what was read on a day has to be read again. */
  readonly isStale: (checkedOn: string) => boolean;
}

export function programmeRowView(
  context: Context,
  programme: ListedProgramme,
  firm: FirmStanding | null = null,
): ProgrammeRowView {
  const { lang, t, isStale } = context;
  const { slug, content, status, checkedOn } = programme;
  const shown = contentLang(lang);
  return {
    slug,
    name: content.name[shown],
    summary: content.summary[shown],
    owner: content.owner[shown],
    status: { code: status, word: stateWord(t, status) },
    checked: checkedOn === null ? null : checkedView(lang, checkedOn, isStale(checkedOn)),
    kind: t(`aid:kind.${content.kind}`),
    audience: content.audience === 'firms' ? null : t(`aid:audience.${content.audience}`),
    amount: amountLine(context, programme),
    isDemo: content.demo,
    firm,
  };
}

/** When a source was last read. */
export function checkedView(lang: Lang, checkedOn: string, isStale: boolean): CheckedView {
  return { date: formatDate(lang, checkedOn), isStale };
}
