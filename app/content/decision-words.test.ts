import { describe, expect, test } from 'vitest';
import { decisionReasonsSchema, REASON_USES } from './decision-words-schema.ts';
import {
  DECISION_REASONS,
  DECISION_TEMPLATES,
  findReason,
  reasonsFor,
  type DecisionReason,
} from './decision-words.ts';

const LANGUAGES = ['fr', 'ar', 'en'] as const;
const ARABIC = /\p{Script=Arabic}/u;
/** A law, decree or order by its number, or an article: none is the source of these reasons. */
const LAW = /\b(?:loi|décret|arrêté|article|law|decree|act)\b|القانون|المرسوم|المادة/iu;

const textsOf = ({ text, legalRef, remedy }: DecisionReason) => [text, legalRef, remedy];

describe('the reasons of decisions', () => {
  test.each(REASON_USES)('there are several for: %s', (use) => {
    expect(reasonsFor(use).length).toBeGreaterThanOrEqual(3);
  });

  test('each has its text, its rule and its remedy in its language', () => {
    for (const reason of DECISION_REASONS)
      for (const words of textsOf(reason))
        for (const lang of LANGUAGES)
          expect([reason.code, lang, ARABIC.test(words[lang])]).toEqual([
            reason.code,
            lang,
            lang === 'ar',
          ]);
  });

  test('none names a law that nobody has read to be its source', () => {
    for (const { code, legalRef } of DECISION_REASONS)
      for (const lang of LANGUAGES) expect([code, LAW.test(legalRef[lang])]).toEqual([code, false]);
  });

  test('no two say the same', () => {
    for (const lang of LANGUAGES) {
      const said = DECISION_REASONS.map(({ text }) => text[lang]);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  test('are found by their code, and only those', () => {
    expect(findReason('paper-missing')?.for).toEqual(['reject']);
    expect(findReason('nothing-new')?.for).toEqual(['dismiss']);
    expect(findReason('constructor')).toBeNull();
    expect(findReason('')).toBeNull();
  });

  test('one without its rule, or twice, is not let in', () => {
    const [first] = DECISION_REASONS;
    const { legalRef: _left, ...rest } = first ?? { legalRef: null };
    expect(decisionReasonsSchema.safeParse([rest]).success).toBe(false);
    expect(decisionReasonsSchema.safeParse([first, first]).success).toBe(false);
    expect(decisionReasonsSchema.safeParse([first]).success).toBe(true);
  });
});

test('templates of officers have the same places to fill in, in every language', () => {
  const places = (text: string) => text.match(/\[[^\]]+\]/g)?.length ?? 0;
  for (const templates of Object.values(DECISION_TEMPLATES))
    for (const { code, text } of templates) {
      const [fr, ar, en] = LANGUAGES.map((lang) => places(text[lang]));
      expect([code, ar, en]).toEqual([code, fr, fr]);
      expect(ARABIC.test(text.ar)).toBe(true);
    }
});
