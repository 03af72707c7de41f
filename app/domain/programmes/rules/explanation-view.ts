import type { ProgrammeContent } from '../content.ts';
import { describeAmount } from './amount-text.ts';
import { factWords, fill, generalWords, nameInside } from './fact-words.ts';
import type { FactName } from './facts.ts';
import { reasonLines } from './reason-lines.ts';
import type { Counterfactual, EligibilityResult } from './result.ts';
import type { Speaker } from './speaker.ts';
import { describeChange } from './to-text.ts';
import type { CounterfactualView, ExplanationView, MissingView } from './views.ts';

/**
 * Everything pages show of what a programme's rules say to a firm, in the reader's language. A
 * programme without rules has no reasons.
 */
export function explanationView(
  result: EligibilityResult,
  programme: { readonly content: Pick<ProgrammeContent, 'rules'> },
  speaker: Speaker,
): ExplanationView {
  const { rules } = programme.content;
  return {
    status: result.status,
    reasons: rules ? reasonLines(result.because, rules, speaker) : [],
    missing: result.missing.map((fact) => missingView(fact, speaker)),
    next: result.nextBestQuestion && missingView(result.nextBestQuestion, speaker),
    counterfactuals: result.wouldBeEligibleIf.map((one) => counterfactualView(one, speaker)),
    amount: result.amount && describeAmount(result.amount, rules?.amount ?? null, speaker),
  };
}

/** Questions are put to the firm: others read what is asked by its name. */
function missingView(fact: FactName, { lang, listener }: Speaker): MissingView {
  const { name, question } = factWords(fact, lang);
  return { fact, name, question: listener === 'others' ? name : question };
}

/** Changes that would make a firm eligible, one piece of advice each. */
function counterfactualView(
  { changes, eligibleFrom, stillUnknown = [] }: Counterfactual,
  speaker: Speaker,
): CounterfactualView {
  const names = stillUnknown.map((fact) => nameInside(fact, speaker.lang));
  const words = generalWords(speaker.lang);
  return {
    changes: changes.map((change) => describeChange(change, speaker, eligibleFrom)),
    still:
      names.length === 0 ? undefined : fill(words.still, { names: speaker.list(names, 'and') }),
  };
}
