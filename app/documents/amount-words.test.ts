import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { amountInWords } from './amount-words.ts';

const inWords = (lang: 'fr' | 'ar' | 'en', dirhams: number, centimes = 0) =>
  amountInWords(lang, cents(BigInt(dirhams) * 100n + BigInt(centimes)));

describe('an amount in French words', () => {
  test.each([
    [0, 0, 'zéro dirham'],
    [1, 0, 'un dirham'],
    [0, 1, 'un centime'],
    [0, 50, 'cinquante centimes'],
    [17, 0, 'dix-sept dirhams'],
    [21, 0, 'vingt et un dirhams'],
    [70, 0, 'soixante-dix dirhams'],
    [71, 0, 'soixante et onze dirhams'],
    [80, 0, 'quatre-vingts dirhams'],
    [81, 0, 'quatre-vingt-un dirhams'],
    [91, 0, 'quatre-vingt-onze dirhams'],
    [99, 99, 'quatre-vingt-dix-neuf dirhams et quatre-vingt-dix-neuf centimes'],
    [100, 0, 'cent dirhams'],
    [200, 0, 'deux cents dirhams'],
    [201, 0, 'deux cent un dirhams'],
    [280, 0, 'deux cent quatre-vingts dirhams'],
    [1000, 0, 'mille dirhams'],
    [1001, 0, 'mille un dirhams'],
    [80_000, 0, 'quatre-vingt mille dirhams'],
    [200_000, 0, 'deux cent mille dirhams'],
    [48_375, 5, 'quarante-huit mille trois cent soixante-quinze dirhams et cinq centimes'],
    [1_000_000, 0, 'un million de dirhams'],
    [1_000_001, 0, 'un million un dirhams'],
    [200_000_000, 0, 'deux cents millions de dirhams'],
    [80_000_080, 0, 'quatre-vingts millions quatre-vingts dirhams'],
    [
      999_999_999,
      0,
      'neuf cent quatre-vingt-dix-neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf dirhams',
    ],
  ])('%d,%d is %s', (dirhams, centimes, text) => {
    expect(inWords('fr', dirhams, centimes)).toBe(text);
  });
});

describe('an amount in Arabic words', () => {
  test.each([
    [0, 0, 'صفر درهم'],
    [1, 0, 'درهم واحد'],
    [2, 0, 'درهمان'],
    [3, 0, 'ثلاثة دراهم'],
    [10, 0, 'عشرة دراهم'],
    [11, 0, 'أحد عشر درهما'],
    [20, 0, 'عشرون درهما'],
    [25, 0, 'خمسة وعشرون درهما'],
    [100, 0, 'مائة درهم'],
    [101, 0, 'مائة درهم ودرهم واحد'],
    [102, 0, 'مائة درهم ودرهمان'],
    [103, 0, 'مائة وثلاثة دراهم'],
    [200, 0, 'مائتا درهم'],
    [250, 0, 'مائتان وخمسون درهما'],
    [1000, 0, 'ألف درهم'],
    [2000, 0, 'ألفا درهم'],
    [2500, 0, 'ألفان وخمسمائة درهم'],
    [3000, 0, 'ثلاثة آلاف درهم'],
    [11_000, 0, 'أحد عشر ألف درهم'],
    [11_500, 0, 'أحد عشر ألفا وخمسمائة درهم'],
    [50_000, 0, 'خمسون ألف درهم'],
    [100_000, 0, 'مائة ألف درهم'],
    [200_000, 0, 'مائتا ألف درهم'],
    [48_375, 5, 'ثمانية وأربعون ألفا وثلاثمائة وخمسة وسبعون درهما وخمسة سنتيمات'],
    [201_000, 0, 'مائتا ألف وألف درهم'],
    [1_000_000, 0, 'مليون درهم'],
    [2_000_000, 0, 'مليونا درهم'],
    [5_000_200, 0, 'خمسة ملايين ومائتا درهم'],
    [0, 1, 'سنتيم واحد'],
    [0, 2, 'سنتيمان'],
    [7, 50, 'سبعة دراهم وخمسون سنتيما'],
  ])('%d,%d is %s', (dirhams, centimes, text) => {
    expect(inWords('ar', dirhams, centimes)).toBe(text);
  });
});

describe('an amount in English words', () => {
  test.each([
    [0, 0, 'zero dirhams'],
    [1, 1, 'one dirham and one centime'],
    [1001, 0, 'one thousand and one dirhams'],
    [48_375, 0, 'forty-eight thousand three hundred and seventy-five dirhams'],
  ])('%d,%d is %s', (dirhams, centimes, text) => {
    expect(inWords('en', dirhams, centimes)).toBe(text);
  });
});

describe('amounts in words', () => {
  test('are only written up to a thousand million dirhams', () => {
    expect(amountInWords('fr', cents(-1n))).toBeNull();
    expect(amountInWords('ar', cents(100_000_000_000n))).toBeNull();
    expect(amountInWords('fr', cents(99_999_999_999n))).toMatch(/centimes$/);
  });

  test.each(['fr', 'ar', 'en'] as const)('two amounts never share their words: %s', (lang) => {
    const amounts = fc.bigInt({ min: 0n, max: 99_999_999_999n });
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const [first, second] = [
          amountInWords(lang, cents(one)),
          amountInWords(lang, cents(other)),
        ];
        expect(first).toMatch(/^\S+(?: \S+)*$/);
        expect(first).not.toContain('undefined');
        expect(first === second).toBe(one === other);
      }),
    );
  });

  test.each(['fr', 'ar', 'en'] as const)('the first ten thousand are all different: %s', (lang) => {
    const all = Array.from({ length: 10_000 }, (_, dirhams) => inWords(lang, dirhams));
    expect(new Set(all).size).toBe(all.length);
  });
});
