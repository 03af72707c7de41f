import {
  amountFacts,
  amountPartsView,
  codeFacts,
  describeAmount,
  factChoices,
  factWords,
  parseRuleSet,
  partView,
  readFacts,
  readTypedFacts,
  tryAmount,
  type DraftView,
  type RuleSet,
} from '#domain/programmes/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import type { AmountPageView } from '#ui/builder/amount-page.tsx';
import { headOf } from '../_space.programme.programmes.$id._index/section.server.ts';

/** What the page of the amount shows; the address says which part is open and what is tried. */
export function amountView(lang: Lang, draft: DraftView, { searchParams }: URL): AmountPageView {
  const { rules } = draft.content;
  const own = contentLang(lang);
  const speaker = speakerOf(lang);
  const asked = {
    ...{ part: searchParams.get('part'), as: searchParams.get('as') },
    ...{ fact: searchParams.get('fact'), row: searchParams.get('row') },
  };
  return {
    head: headOf(lang, draft),
    saved: searchParams.has('saved'),
    hasRules: rules !== null,
    parts: rules ? amountPartsView(rules, speaker) : [],
    open: rules && partView(rules, asked, speaker),
    isAdding: searchParams.get('new') === 'part',
    facts: factChoices(own),
    codeFacts: factChoices(own, codeFacts()),
    trial: trialOf(rules, lang, searchParams),
  };
}

const NOTHING = { facts: [], values: {}, errors: {}, amount: null };

/** The amount for the facts in the address; nothing while rules do not hold together. */
function trialOf(
  rules: RuleSet | null,
  lang: Lang,
  search: URLSearchParams,
): AmountPageView['trial'] {
  if (rules?.amount == null || !parseRuleSet(rules).ok) return NOTHING;
  const read = amountFacts(rules);
  const facts = read.map((fact) => factWords(fact, contentLang(lang)));
  if (!search.has('try')) return { ...NOTHING, facts };
  const values = Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)]));
  const typed = readTypedFacts(read, values);
  if (!typed.ok) return { facts, values, errors: typed.problems, amount: null };
  const known = readFacts(typed.value, 'self');
  const result = known.ok ? tryAmount(rules, known.facts) : null;
  return {
    ...{ facts, values, errors: {} },
    amount: result && describeAmount(result, rules.amount, speakerOf(lang)),
  };
}
