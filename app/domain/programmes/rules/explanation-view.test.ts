import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { civilDate } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { rulesAndFacts } from '../../../../tests/factories/random-rules.ts';
import { programmeFileSchema } from '../content.ts';
import { compileRules, evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { explanationView } from './explanation-view.ts';
import type { Facts, FactName, FactValue } from './facts.ts';
import { isManual, type RuleSet } from './grammar.ts';
import { toOthers, type Speaker } from './speaker.ts';
import { reasonLines } from './reason-lines.ts';
import type { EligibilityResult } from './result.ts';
import type { ReasonLine, Sign } from './views.ts';

const fr = speakerOf('fr');
const TODAY = civilDate('2026-11-22');
const { content } = programmeFileSchema.parse(demo);

function ownFacts(values: Readonly<Partial<Record<FactName, FactValue>>>): Facts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source: 'self' }]),
  );
}

const FINE = {
  ...{ staff: 5, turnoverMAD: 2_000_000, legalForm: 'SARL', ageMonths: 24, taxCompliant: true },
  ...{ cnssCompliant: true, assessmentAgeMonths: 2, aidReceivedMAD: 0 },
} as const;

function viewOf(values: Readonly<Partial<Record<FactName, FactValue>>>, speaker: Speaker = fr) {
  if (content.rules === null) throw new Error('The demonstration has rules.');
  const result = explain(compileRules(content.rules), ownFacts(values), TODAY);
  return explanationView(result, { content }, speaker);
}

/** Kleene's answer for lines that must all hold, what a person judges apart. */
function answerOf(lines: readonly ReasonLine[]): 'eligible' | 'not_eligible' | 'unknown' {
  const signs = lines.map(({ sign }) => sign);
  if (signs.includes('no')) return 'not_eligible';
  return signs.includes('unknown') ? 'unknown' : 'eligible';
}

const isPersonal = ({ rule }: RuleSet) => isManual(rule);

test('the signs of the lines give the status, on any rules and facts', () => {
  fc.assert(
    fc.property(rulesAndFacts(), ([rules, facts]) => {
      fc.pre(!isPersonal(rules));
      const { status, because } = evaluate(compileRules(rules), facts);
      expect(answerOf(reasonLines(because, rules, fr))).toBe(status);
    }),
    { numRuns: 400 },
  );
});

describe('the demonstration', () => {
  test('an eligible firm sees every condition held and one way spared', () => {
    const { status, reasons, missing, counterfactuals } = viewOf(FINE);
    expect(status).toBe('eligible');
    expect(reasons.map(({ sign }) => sign)).toEqual(Array<Sign>(8).fill('yes'));
    const ways = reasons.find(({ kind }) => kind === 'any')?.items ?? [];
    expect(ways.map(({ sign }) => sign)).toEqual(['yes', 'spare']);
    expect([missing, counterfactuals]).toEqual([[], []]);
  });

  test('a refused firm sees all that stands against it, not the first alone', () => {
    const { status, reasons, amount } = viewOf({ ...FINE, taxCompliant: false, staff: 300 });
    expect(status).toBe('not_eligible');
    const against = reasons.filter(({ sign }) => sign === 'no');
    expect(against.map(({ id }) => id)).toEqual(['staff', 'tax']);
    expect(amount).toBeNull();
  });

  test('an open question is asked in words', () => {
    const { aidReceivedMAD: _left, ...known } = FINE;
    const { status, missing, next } = viewOf(known);
    expect(status).toBe('unknown');
    expect(missing).toEqual([
      {
        fact: 'aidReceivedMAD',
        name: 'Aides publiques déjà reçues',
        question:
          'Combien d’aides publiques au numérique l’entreprise a-t-elle reçues sur les 36 derniers mois\u00a0?',
      },
    ]);
    expect(next?.fact).toBe('aidReceivedMAD');
  });
});

test('advice is told change by change, dated, with what would still be open', () => {
  const result: EligibilityResult = {
    ...{ status: 'not_eligible', because: [], missing: [], nextBestQuestion: null, amount: null },
    wouldBeEligibleIf: [
      {
        changes: [
          { fact: 'taxCompliant', from: false, to: true },
          { fact: 'ageMonths', from: 3, to: 6 },
        ],
        eligibleFrom: '2027-02-22',
        stillUnknown: ['turnoverMAD', 'staff'],
      },
    ],
  };
  expect(explanationView(result, { content }, fr).counterfactuals).toEqual([
    {
      changes: [
        'Régularisez votre situation auprès des impôts et demandez l’attestation de régularité fiscale',
        'Attendez le 22 février 2027\u00a0: l’entreprise aura 6\u00a0mois',
      ],
      still: 'Il restera à préciser\u00a0: chiffre d’affaires hors taxes et effectif',
    },
  ]);
});

test('what a person judges is said, and settles nothing', () => {
  const text = { fr: 'Projet sérieux', ar: 'مشروع جدي', en: 'Serious project' };
  const rules: RuleSet = {
    ...{ grammar: 1, rules: {}, amount: null },
    rule: {
      all: [
        { id: 'tax', fact: 'taxCompliant', op: '=', value: true, legalRef: 'Article 3' },
        { id: 'serious', manual: true, text },
        { not: { id: 'known', manual: true, text } },
      ],
    },
  };
  const { because } = evaluate(compileRules(rules), ownFacts({ taxCompliant: true }));
  const lines = reasonLines(because, rules, fr);
  expect(lines.map(({ sign, text: said }) => [sign, said])).toEqual([
    ['yes', 'L’entreprise est à jour de ses impôts'],
    ['manual', 'Projet sérieux'],
    ['manual', 'Cette condition ne doit pas être remplie'],
  ]);
  expect(lines[0]?.legalRef).toBe('Article 3');
  expect(lines[1]?.known).toBe('Une personne en juge à l’examen du dossier');
  expect(lines[2]?.items[0]?.text).toBe('Projet sérieux');
});

describe('what others read about a firm', () => {
  const AT_FIRM = {
    fr: /\b(?:vous|votre|vos)\b|indiquez/i,
    ar: /أشرتم|حددوا|صرحتم/,
    en: /\byour?\b/i,
  };

  test.each(['fr', 'ar', 'en'] as const)('speaks of it, not to it, in %s', (lang) => {
    const speaker = speakerOf(lang);
    const { staff, ...unknownStaff } = FINE;
    for (const facts of [FINE, unknownStaff, { staff }, {}]) {
      const { counterfactuals: _, ...told } = viewOf(facts, toOthers(speaker));
      expect(JSON.stringify(told)).not.toMatch(AT_FIRM[lang]);
    }
    const known = ({ reasons }: ReturnType<typeof viewOf>) => reasons.map((line) => line.known);
    expect(known(viewOf(FINE, toOthers(speaker)))).not.toEqual(known(viewOf(FINE, speaker)));
  });
});
