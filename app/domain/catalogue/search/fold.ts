/** Signs above and below letters, tatweel and invisible controls: nothing that a reader types. */
const MARK_RANGES = [
  ...[
    '\\u0300-\\u036f',
    '\\u0610-\\u061a',
    '\\u0640',
    '\\u064b-\\u065f',
    '\\u0670',
    '\\u06d6-\\u06dc',
  ],
  ...['\\u06df-\\u06e8', '\\u06ea-\\u06ed', '\\u00ad', '\\u200b-\\u200f', '\\u202a-\\u202e'],
  ...['\\u2060', '\\u2066-\\u2069', '\\ufeff'],
];
const MARKS = new RegExp(MARK_RANGES.map((range) => `[${range}]`).join('|'), 'gu');

/** Letters that are written in several ways: each group begins with the one that is kept. */
const ALIKE: readonly string[] = [
  ...['اٱ', 'يىی', 'هةەہ', 'كکگڭݣ', 'فڤ', 'بپ', 'oø', 'OØ', 'dđ', 'DĐ', 'iı'],
  ...['0٠۰', '1١۱', '2٢۲', '3٣۳', '4٤۴', '5٥۵', '6٦۶', '7٧۷', '8٨۸', '9٩۹', "'’‘"],
];
const KEPT = new Map([
  ...ALIKE.flatMap(([kept = '', ...others]) => others.map((other) => [other, kept] as const)),
  ...([
    ['Ł', 'L'],
    ['ł', 'l'],
    ['œ', 'oe'],
    ['Œ', 'OE'],
    ['æ', 'ae'],
    ['Æ', 'AE'],
  ] as const),
]);
const ALIKE_LETTER = new RegExp(`[${[...KEPT.keys()].join('')}]`, 'gu');

/**
 * The one form in which texts are compared; the function `search_fold` of the database says the
 * same for the index. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(ALIKE_LETTER, (letter) => KEPT.get(letter) ?? letter)
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** "e-facture", "e commerce": one word. */
const ELECTRONIC = /(?<![a-z0-9])e[- ](?=[a-z]{4})/gu;
const BETWEEN_WORDS = /[^a-z0-9\u0621-\u064a\u2d30-\u2d7f]+/gu;
const ARTICLE = / (?:[وفبكل]?ال|لل|و)+(?=[\u0621-\u064a]{3})/gu;
const ENDING = /([\u0621-\u064a]{3})(?:ي?(?:ات|ون|ين|ان|ه)|ي)(?= )/gu;

/** Folded words, Arabic ones without article and "and": `search_bare` of the database. */
export function bareWords(text: string): readonly string[] {
  return split(bare(text));
}

/** The same words without common Arabic endings: `search_words` of the database. */
export function stemmedWords(text: string): readonly string[] {
  return split(bare(text).replace(ENDING, '$1'));
}

function bare(text: string): string {
  return ` ${fold(text).replace(ELECTRONIC, 'e').replace(BETWEEN_WORDS, ' ')} `
    .replaceAll(/ +/g, ' ')
    .replace(ARTICLE, ' ');
}

function split(words: string): readonly string[] {
  return words.split(' ').filter((word) => word !== '');
}
