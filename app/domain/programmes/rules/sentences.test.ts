import { describe, expect, test } from 'vitest';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { speakerOf } from '#i18n/speaker.ts';
import { programmeFileSchema } from '../content.ts';
import { describeContrary, describeCriterion } from './criterion-text.ts';
import { FACT_NAMES, factDefinition } from './facts.ts';
import type { Criterion, RuleSet } from './grammar.ts';
import type { Change, Reason } from './result.ts';
import type { Speaker } from './speaker.ts';
import { describeChange, describeReason } from './to-text.ts';
import { describeValue } from './value-text.ts';

const [fr, ar, en] = [speakerOf('fr'), speakerOf('ar'), speakerOf('en')];
const SPEAKERS: readonly Speaker[] = [fr, ar, en];
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

function demoRules(): RuleSet {
  const { rules } = programmeFileSchema.parse(demo).content;
  if (rules === null) throw new Error('The demonstration has rules.');
  return rules;
}

describe('what is not to hold', () => {
  const contrary = (criterion: Criterion, speaker: Speaker) =>
    spaced(describeContrary(criterion, speaker));

  test('is said of the criterion itself', () => {
    const age: Criterion = { id: 'a', fact: 'ageMonths', op: '<', value: 36 };
    expect(contrary(age, fr)).toBe('Inscrite depuis au moins 3 ans');
    const staff: Criterion = { id: 's', fact: 'staff', op: 'between', value: [10, 49] };
    expect(contrary(staff, fr)).toBe('Moins de 10 ou plus de 49 personnes dans l’entreprise');
    const form: Criterion = { id: 'f', fact: 'legalForm', op: '=', value: 'ASSO' };
    expect(contrary(form, en)).toBe('Any legal form except Association');
  });

  test('counts what may not be there', () => {
    const turnover: Criterion = { id: 't', fact: 'turnoverMAD', op: '<', value: 1_000_000 };
    expect(contrary(turnover, fr)).toBe(
      'Au moins 1 000 000 DH de chiffre d’affaires hors taxes ou aucune année comptable n’est encore close',
    );
  });

  test('takes the dual after a preposition in Arabic', () => {
    const age: Criterion = { id: 'a', fact: 'ageMonths', op: '<', value: 24 };
    expect(describeCriterion(age, ar)).toBe('المدة منذ تسجيل المقاولة: أقل من سنتين');
    expect(contrary(age, ar)).toBe('المدة منذ تسجيل المقاولة: سنتان على الأقل');
    const staff: Criterion = { id: 's', fact: 'staff', op: 'between', value: [1, 2] };
    expect(describeCriterion(staff, ar)).toBe('عدد العاملين: من 1 إلى شخصين');
  });
});

describe('a reason', () => {
  const rules = demoRules();
  const told = (reason: Partial<Reason> & Pick<Reason, 'criterion' | 'fact'>, speaker = fr) => {
    const view = describeReason({ outcome: 'unknown', ...reason }, rules, speaker);
    return { ...view, known: spaced(view.known) };
  };

  test('says what is known and from whom', () => {
    const staff = { criterion: 'staff', fact: 'staff', outcome: true, value: 12 } as const;
    expect(told({ ...staff, source: 'self' }).known).toBe('Vous avez indiqué : 12 personnes');
    expect(told({ ...staff, source: 'officer' }, en).known).toBe(
      'Checked by an officer: 12 people',
    );
    expect(told({ ...staff, value: 2, source: 'self' }, ar).known).toBe('صرحتم بما يلي: شخصان');
  });

  test('says what is not known yet, known too loosely or by too weak a source', () => {
    expect(told({ criterion: 'tax', fact: 'taxCompliant' }).known).toBe('Pas encore indiqué');
    expect(
      told({ criterion: 'staff', fact: 'staff', value: { min: 150, max: 249 }, source: 'self' })
        .known,
    ).toBe('Vous avez indiqué : de 150 à 249 personnes. Il faut une valeur plus précise.');
    const strict: RuleSet = {
      ...rules,
      rule: { id: 'tax', fact: 'taxCompliant', op: '=', value: true, minSource: 'document' },
    };
    const weak: Reason = {
      ...{ criterion: 'tax', outcome: 'unknown', fact: 'taxCompliant', value: true },
      ...{ source: 'self', weakSource: true },
    };
    expect(spaced(describeReason(weak, strict, fr).known)).toBe(
      'Vous avez indiqué : oui. Il faudra un document qui le montre.',
    );
  });

  test('is turned round where the rules ask for the contrary', () => {
    const closed = told({
      criterion: 'closed-year',
      fact: 'turnoverMAD',
      outcome: false,
      value: null,
      source: 'self',
    });
    expect(closed).toMatchObject({
      ...{ outcome: true, text: 'Aucune année comptable n’est encore close' },
      known: 'Vous avez indiqué : aucune année comptable close',
    });
  });
});

describe('a change', () => {
  const told = (change: Change, from?: string) => spaced(describeChange(change, fr, from));

  test.each<[Change, string]>([
    [
      { fact: 'cnssCompliant', from: false, to: true },
      'Régularisez votre situation avec la CNSS et demandez l’attestation de régularité',
    ],
    [
      { fact: 'assessmentAgeMonths', from: null, to: 0 },
      'Faites le bilan numérique sur la plateforme : c’est gratuit',
    ],
    [
      { fact: 'category', from: 'DEV', to: 'WEB' },
      'Choisissez une autre catégorie : Site internet et visibilité',
    ],
    [{ fact: 'category', to: 'WEB' }, 'Choisissez ce projet : Site internet et visibilité'],
    [{ fact: 'projectCostMAD', from: 500, to: 1000 }, 'Portez le coût du projet à 1 000 DH'],
    [
      { fact: 'projectCostMAD', from: { min: 2000 }, to: 1000 },
      'Ramenez le coût du projet à 1 000 DH',
    ],
    [{ fact: 'projectCostMAD', to: 1000 }, 'Prévoyez un projet de 1 000 DH'],
    [
      { fact: 'certifications', from: ['iso-9001'], to: ['iso-9001', 'iso-27001'] },
      'Obtenez cette certification ou ce label : ISO 27001 (sécurité de l’information)',
    ],
    [{ fact: 'staff', from: 300, to: 199 }, 'Effectif : 199 personnes'],
    [
      { fact: 'projectCostMAD', from: 500, to: null },
      'Coût du projet hors taxes : pas encore de projet',
    ],
  ])('%o', (change, text) => {
    expect(told(change)).toBe(text);
  });

  test('that waits is dated', () => {
    const change: Change = { fact: 'ageMonths', from: 3, to: 6 };
    expect(told(change, '2027-03-01')).toBe('Attendez le 1er mars 2027 : l’entreprise aura 6 mois');
    expect(told(change)).toBe('Attendez que l’entreprise ait 6 mois');
  });

  test('of every actionable fact is advice in every language', () => {
    for (const speaker of SPEAKERS)
      for (const fact of FACT_NAMES) {
        const definition = factDefinition(fact);
        const [first = ''] = 'codes' in definition ? definition.codes : [];
        const to = { number: 1, flag: true, code: first, set: [first] }[definition.kind];
        expect(describeChange({ fact, to }, speaker)).not.toMatch(/[{}]|undefined/);
      }
  });
});

test('values of every kind have words', () => {
  expect(spaced(describeValue('turnoverMAD', { max: 999_999 }, fr))).toBe('au plus 999 999 DH');
  expect(describeValue('hasActiveVoucher', [], fr)).toBe('aucun chèque en cours');
  expect(describeValue('sector', 'TOU', en)).toBe('Tourism, hotels, restaurants');
  expect(describeValue('ownFundsShare', 0.125, ar)).toBe('12,5%');
  expect(describeValue('nmaDivision', '13', fr)).toBe('division 13');
  expect(describeValue('staff', {}, en)).toBe('Not known yet');
});
