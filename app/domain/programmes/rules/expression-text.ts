import { capital, codeName, fill, generalWords, nameInside, wordingOf } from './fact-words.ts';
import { factDefinition } from './facts.ts';
import type { Expression, RuleSet } from './grammar.ts';
import { boundedText, joined, numberText, type Inline, type Unit } from './inline-text.ts';
import { conditionTexts } from './row-text.ts';
import type { Speaker } from './speaker.ts';
import type { ExpressionLine } from './views.ts';

export interface Telling {
  readonly rules: RuleSet;
  readonly speaker: Speaker;
}

type Operation =
  | { readonly sum: readonly Expression[] }
  | { readonly product: readonly Expression[] }
  | { readonly minus: readonly Expression[] }
  | { readonly least: readonly Expression[] }
  | { readonly most: readonly Expression[] };
type Lookup = Extract<Expression, { readonly lookup: unknown }>;
type Table = Extract<Expression, { readonly table: unknown }>;
type Contains = Extract<Expression, { readonly contains: unknown }>;

/** An expression in words: one line where it can be said in one, else a list or a table. */
export function expressionLine(node: Expression, unit: Unit, telling: Telling): ExpressionLine {
  const words = generalWords(telling.speaker.lang).expression;
  if (typeof node === 'object' && 'fact' in node)
    return valueLine(fill(words.given, { name: nameInside(node.fact, telling.speaker.lang) }));
  const inline = inlineText(node, unit, telling);
  if (inline !== null) return valueLine(capital(inline.text));
  if (typeof node === 'number' || 'part' in node) return valueLine('');
  if ('lookup' in node) return lookupLine(node, unit, telling);
  if ('table' in node) return tableLine(node, unit, telling);
  if ('contains' in node) return containsLine(node, unit, telling);
  return {
    ...{ kind: 'list', text: words[operatorOf(node)], rows: [] },
    items: itemsOf(node).map((item) =>
      expressionLine(item, unitOfItem(node, item, unit, telling), telling),
    ),
  };
}

const valueLine = (text: string): ExpressionLine => ({ kind: 'value', text, items: [], rows: [] });

function operatorOf(node: Operation): 'sum' | 'product' | 'minus' | 'least' | 'most' {
  if ('sum' in node) return 'sum';
  if ('product' in node) return 'product';
  if ('minus' in node) return 'minus';
  return 'least' in node ? 'least' : 'most';
}

function itemsOf(node: Operation): readonly Expression[] {
  if ('sum' in node) return node.sum;
  if ('product' in node) return node.product;
  if ('minus' in node) return node.minus;
  return 'least' in node ? node.least : node.most;
}

/** What an expression counts, from what it reads; null when only its place tells. */
function ownUnit(node: Expression, telling: Telling): Unit | null {
  if (typeof node === 'number' || 'lookup' in node || 'table' in node || 'contains' in node)
    return null;
  if ('fact' in node) {
    const definition = factDefinition(node.fact);
    const unit = definition.kind === 'number' ? definition.unit : 'ratio';
    return unit === 'mad' || unit === 'share' ? unit : 'number';
  }
  if ('part' in node)
    return telling.rules.amount?.parts.find(({ id }) => id === node.part)?.unit ?? null;
  const units = itemsOf(node).map((item) => ownUnit(item, telling));
  return units.includes('mad') ? 'mad' : (units.find((unit) => unit !== null) ?? null);
}

/** The unit of an item of an operation: what multiplies an amount is a factor. */
function unitOfItem(node: Operation, item: Expression, unit: Unit, telling: Telling): Unit {
  const own = ownUnit(item, telling);
  if (own !== null || !('product' in node)) return own ?? unit;
  const others = node.product.filter((other) => other !== item);
  const isFactor = others.some((other) => ownUnit(other, telling) === 'mad');
  return unit === 'mad' && !isFactor ? 'mad' : 'factor';
}

/** An expression on one line, or null for what needs a list or a table. */
function inlineText(node: Expression, unit: Unit, telling: Telling): Inline | null {
  const { speaker } = telling;
  if (typeof node === 'number') return atom(numberText(node, unit, speaker));
  if ('fact' in node) return atom(nameInside(node.fact, speaker.lang));
  if ('part' in node) return atom(quoted(node.part, telling));
  if ('lookup' in node || 'table' in node || 'contains' in node) return null;
  if ('least' in node || 'most' in node) return bounded(node, unit, telling);
  const words = generalWords(speaker.lang).expression;
  const parts = itemsOf(node).map((item) =>
    inlineText(item, unitOfItem(node, item, unit, telling), telling),
  );
  if ('product' in node) return joined(parts, words.times, 'product', words.group);
  return joined(parts, 'sum' in node ? words.plus : words.less, 'sum', words.group);
}

const atom = (text: string): Inline => ({ text, tightness: 'atom' });

function quoted(part: string, { rules, speaker }: Telling): string {
  const label = rules.amount?.parts.find(({ id }) => id === part)?.label[speaker.lang] ?? part;
  return fill(generalWords(speaker.lang).quote, { text: label });
}

/** One value that a number bounds. Several values make a list. */
function bounded(
  node: Extract<Operation, { readonly least: unknown } | { readonly most: unknown }>,
  unit: Unit,
  telling: Telling,
): Inline | null {
  const [first, second, ...others] = itemsOf(node);
  if (first === undefined || others.length > 0) return null;
  if (second === undefined) return inlineText(first, unit, telling);
  const [limit, value] = typeof first === 'number' ? [first, second] : [second, first];
  if (typeof limit !== 'number' || typeof value === 'number') return null;
  const own = ownUnit(value, telling) ?? unit;
  const text = inlineText(value, own, telling);
  if (text === null) return null;
  const words = generalWords(telling.speaker.lang).expression;
  const shown = numberText(limit, own === 'number' ? unit : own, telling.speaker);
  return boundedText(text, shown, 'least' in node ? words.atMost : words.atLeast);
}

function lookupLine(node: Lookup, unit: Unit, { speaker }: Telling): ExpressionLine {
  const { lookup, otherwise } = generalWords(speaker.lang).expression;
  const definition = factDefinition(node.lookup);
  const codes = Object.keys(node.values);
  const isWhole = 'codes' in definition && definition.codes.every((code) => codes.includes(code));
  const line = (value: number) => valueLine(numberText(value, unit, speaker));
  const rows = Object.entries(node.values).map(([code, value]) => ({
    label: capital(codeName(node.lookup, code, speaker.lang)),
    value: line(value),
  }));
  return {
    kind: 'table',
    text: fill(lookup, { name: nameInside(node.lookup, speaker.lang) }),
    items: [],
    rows: isWhole ? rows : [...rows, { label: otherwise, value: line(node.otherwise) }],
  };
}

function containsLine(node: Contains, unit: Unit, telling: Telling): ExpressionLine {
  const { lang } = telling.speaker;
  const words = generalWords(lang).expression;
  const { name, contains } = wordingOf(node.contains, lang);
  const general = fill(words.contains, { name, code: nameInside(node.codeOf, lang) });
  return {
    ...{ kind: 'table', text: '', items: [] },
    rows: [
      { label: contains ?? general, value: expressionLine(node.then, unit, telling) },
      { label: words.otherwise, value: expressionLine(node.otherwise, unit, telling) },
    ],
  };
}

function tableLine(node: Table, unit: Unit, telling: Telling): ExpressionLine {
  const { expression } = generalWords(telling.speaker.lang);
  const conditions = node.table.map(({ when }) => when);
  const labels = conditionTexts(conditions, telling.rules.rules, telling.speaker);
  const rows = node.table.map(({ then }, place) => ({
    label: labels.rows[place] ?? '',
    value: expressionLine(then, unit, telling),
  }));
  const rest = {
    label: labels.rest ?? expression.otherwise,
    value: expressionLine(node.otherwise, unit, telling),
  };
  return {
    ...{ kind: 'table', text: labels.areApart ? '' : expression.table, items: [] },
    rows: [...rows, rest],
  };
}
