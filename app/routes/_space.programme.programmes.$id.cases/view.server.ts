import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import {
  caseAgainst,
  caseFactNames,
  caseFields,
  casesView,
  factWords,
  mutationView,
  parseRuleSet,
  proposalsView,
  proposedCases,
  type DraftView,
  type RuleSet,
} from '#domain/programmes/index.server.ts';
import type { GoldenCase, MutationView } from '#domain/programmes/schema.ts';
import { formatPercent } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import type { OpenCase } from '#ui/builder/case-form.tsx';
import type { CasesPageView } from '#ui/builder/cases-page.tsx';
import { headOf } from '../_space.programme.programmes.$id._index/section.server.ts';

/** What rules are asked with on a page of a reader. */
export function askingOf(rules: RuleSet, draft: DraftView, lang: Lang, today: CivilDate) {
  return { rules, cases: draft.content.goldenCases, today, speaker: speakerOf(lang) };
}
type Asking = ReturnType<typeof askingOf>;

/** What the page of the golden cases shows; the address says what is open and what is asked for. */
export function casesPageView(
  lang: Lang,
  draft: DraftView,
  { searchParams: search }: URL,
  now: Date,
): CasesPageView {
  const { rules } = draft.content;
  const page = { head: headOf(lang, draft), saved: search.has('saved'), query: queryOf(search) };
  if (rules === null || !parseRuleSet(rules).ok)
    return { ...page, cases: null, open: null, proposals: null, mutation: null };
  const asking = askingOf(rules, draft, lang, civilDateOf(now));
  const mutation = search.has('check') ? mutationView(asking) : null;
  const proposals = search.has('propose') ? proposedCases(asking) : null;
  return {
    ...page,
    cases: casesView(asking),
    open: openCase(asking, search, { lang, proposals }),
    proposals: proposals && proposalsView(proposals, asking.speaker),
    mutation: mutation && { ...mutation, percent: percentOf(lang, mutation) },
  };
}

const PERCENT = 100;

/** The whole percents that are reached: 89.9 % is not the 90 % that publication asks for. */
function percentOf(lang: Lang, { killed, total, score }: MutationView): string {
  const reached = total === 0 ? score : Math.floor((killed * PERCENT) / total) / PERCENT;
  return formatPercent(lang, reached);
}

/** The part of the address that opens a form. */
function queryOf(search: URLSearchParams): string {
  const kept = ['edit', 'new', 'propose', 'survivor'].flatMap((name): [string, string][] => {
    const value = search.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(kept).toString();
}

const EMPTY: GoldenCase = { name: '', facts: {}, expects: { status: 'unknown', amount: null } };

interface Opening {
  readonly lang: Lang;
  /** Null while they are not asked for. */
  readonly proposals: ReturnType<typeof proposedCases> | null;
}

function openCase(
  asking: Asking,
  search: URLSearchParams,
  { lang, proposals }: Opening,
): OpenCase | null {
  const [edit, propose, survivor] = ['edit', 'propose', 'survivor'].map((name) => search.get(name));
  if (search.has('new')) {
    const empty = formOf(asking, EMPTY, null, lang);
    return { ...empty, values: { ...empty.values, status: '' } };
  }
  const at = Number(edit ?? Number.NaN);
  const known = asking.cases[at];
  if (known) return formOf(asking, known, at, lang);
  const suggested =
    survivor != null
      ? caseAgainst(asking, Number(survivor))
      : (proposals?.find(({ key }) => key === propose)?.golden ?? null);
  return suggested && formOf(asking, suggested, null, lang);
}

function formOf({ rules }: Asking, golden: GoldenCase, at: number | null, lang: Lang): OpenCase {
  const names = caseFactNames(rules, golden.facts);
  return {
    at,
    facts: names.map((fact) => factWords(fact, contentLang(lang))),
    values: caseFields(golden),
  };
}
