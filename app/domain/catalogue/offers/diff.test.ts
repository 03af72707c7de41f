import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CATEGORIES,
  CREDENTIALS,
  EXIT_KIT,
  INTEGRATIONS,
  MODES,
  PRICE_KINDS,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '../vocabulary.ts';
import { EMPTY_OFFER, type OfferContent } from './content.ts';
import { diffOffers, type DeliverableEdit, type OfferChange } from './diff.ts';
import { diffSequences, type Edit } from './diff-sequence.ts';
import { diffWords, newText, oldText, type TextEdit } from './diff-words.ts';

const some = <T>(codes: readonly T[]) => fc.subarray([...codes]);
const word = fc.constantFrom(
  'caisse',
  'stock',
  'صندوق',
  'مخزون',
  ' ',
  ' ',
  ', ',
  'é',
  '\n',
  '😀',
  '.',
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
const bilingual = fc.record({ fr: text, ar: text });
const amount = fc.integer({ min: 0, max: 5_000 });
const anOffer: fc.Arbitrary<OfferContent> = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  title: bilingual,
  summary: bilingual,
  description: bilingual,
  deliverables: fc.array(fc.record({ text: bilingual, acceptance: bilingual }), { maxLength: 4 }),
  excluded: bilingual,
  clientDuties: bilingual,
  price: fc.record({
    kind: fc.constantFrom(...PRICE_KINDS),
    min: amount,
    max: amount,
    setup: amount,
  }),
  durationDays: fc.integer({ min: 1, max: 9 }),
  sizes: some(SIZES),
  sectors: some(SECTORS),
  minStage: fc.integer({ min: 1, max: 5 }),
  deliveryLanguages: some(SPOKEN),
  supportLanguages: some(SPOKEN),
  mode: fc.constantFrom(...MODES),
  regions: some(REGIONS),
  hosting: fc.constantFrom(null, 'MA', 'FR'),
  integrations: some(INTEGRATIONS),
  exitKit: some(EXIT_KIT),
  exitNote: bilingual,
  reliesOn: some(CREDENTIALS),
});
/** Two offers that differ in a part of their fields only. */
const twoOffers = fc
  .tuple(anOffer, anOffer, fc.subarray(Object.keys(EMPTY_OFFER)))
  .map(([before, other, fields]): [OfferContent, OfferContent] => [
    before,
    {
      ...before,
      ...Object.fromEntries(Object.entries(other).filter(([key]) => fields.includes(key))),
    },
  ]);

function kept<T>(edits: readonly Edit<T>[], dropped: Edit<T>['kind']): T[] {
  return edits.flatMap(({ kind, items }) => (kind === dropped ? [] : items));
}

function textAfter(before: string, edits: readonly TextEdit[] | null): string {
  if (edits === null) return before;
  if (oldText(edits) !== before) throw new Error('the edits are of another text');
  return newText(edits);
}

function deliverablesAfter(edits: readonly DeliverableEdit[]) {
  return edits.flatMap((edit) => {
    if (edit.kind === 'removed') return [];
    if (edit.kind !== 'changed') return [edit.item];
    const both = (part: 'text' | 'acceptance') => ({
      fr: textAfter(edit.before[part].fr, edit[part].fr),
      ar: textAfter(edit.before[part].ar, edit[part].ar),
    });
    return [{ text: both('text'), acceptance: both('acceptance') }];
  });
}

function valueAfter(change: OfferChange): unknown {
  switch (change.kind) {
    case 'text': {
      const { before, edits } = change;
      return { fr: textAfter(before.fr, edits.fr), ar: textAfter(before.ar, edits.ar) };
    }
    case 'list':
      return kept(change.edits, 'removed');
    case 'deliverables':
      return deliverablesAfter(change.edits);
    case 'value':
    case 'price':
      return change.after;
  }
}

describe('differences between two versions', () => {
  test('applied to the old one give the new one', () => {
    fc.assert(
      fc.property(twoOffers, ([before, after]) => {
        const changes = diffOffers(before, after);
        const changed = Object.fromEntries(changes.map((one) => [one.field, valueAfter(one)]));
        expect({ ...before, ...changed }).toEqual(after);
        const fields = Object.keys(after).filter(
          (key) =>
            JSON.stringify(Reflect.get(before, key)) !== JSON.stringify(Reflect.get(after, key)),
        );
        expect(changes.map(({ field }) => field)).toEqual(fields);
      }),
    );
  });

  test('of a price say by how much it rose, when prices of one kind are compared', () => {
    const price = (kind: 'fixed' | 'range' | 'per-month', min: number, max = min) => ({
      ...EMPTY_OFFER,
      price: { kind, min, max, setup: 0 },
    });
    const rise = (before: OfferContent, after: OfferContent) => {
      const [change] = diffOffers(before, after);
      return change?.kind === 'price' ? change.rise : undefined;
    };
    expect(rise(price('fixed', 1_000), price('fixed', 1_250))).toBe(0.25);
    expect(rise(price('range', 1_000, 3_000), price('range', 500, 1_500))).toBe(-0.5);
    expect(rise(price('fixed', 1_000), price('per-month', 1_000))).toBeNull();
    expect(rise(price('fixed', 0), price('fixed', 1_000))).toBeNull();
  });

  test('of deliverables tell a rewritten one from one that went and one that came', () => {
    const item = (fr: string) => ({ text: { fr, ar: '' }, acceptance: { fr: 'vu', ar: '' } });
    const before = { ...EMPTY_OFFER, deliverables: ['a', 'b', 'c'].map(item) };
    const after = { ...EMPTY_OFFER, deliverables: ['a', 'b bis', 'c', 'd'].map(item) };
    const [change] = diffOffers(before, after);
    const found = change?.kind === 'deliverables' ? change.edits.map(({ kind }) => kind) : [];
    expect(found).toEqual(['same', 'changed', 'same', 'added']);
  });
});

describe('differences between two texts', () => {
  test('are found word by word, in both scripts', () => {
    expect(diffWords('Une caisse simple, livrée.', 'Une caisse complète, livrée.')).toEqual([
      { kind: 'same', text: 'Une caisse ' },
      { kind: 'removed', text: 'simple' },
      { kind: 'added', text: 'complète' },
      { kind: 'same', text: ', livrée.' },
    ]);
    expect(diffWords('صندوق أداء', 'صندوق مُخزون')).toEqual([
      { kind: 'same', text: 'صندوق ' },
      { kind: 'removed', text: 'أداء' },
      { kind: 'added', text: 'مُخزون' },
    ]);
  });

  test('of a passage read in one go', () => {
    expect(diffWords('un deux trois', 'un quatre cinq')).toEqual([
      { kind: 'same', text: 'un ' },
      { kind: 'removed', text: 'deux trois' },
      { kind: 'added', text: 'quatre cinq' },
    ]);
  });
});

describe('differences between two sequences', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });

  test('lead from one to the other and back', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const edits = diffSequences(before, after);
        expect(kept(edits, 'removed')).toEqual(after);
        expect(kept(edits, 'added')).toEqual(before);
      }),
    );
  });

  test('keep as much as can be kept', () => {
    const longest = (a: readonly string[], b: readonly string[]): number => {
      const [x, ...restA] = a;
      const [y, ...restB] = b;
      if (x === undefined || y === undefined) return 0;
      return x === y ? 1 + longest(restA, restB) : Math.max(longest(restA, b), longest(a, restB));
    };
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(short, short, (before, after) => {
        const same = diffSequences(before, after).flatMap(({ kind, items }) =>
          kind === 'same' ? items : [],
        );
        expect(same).toHaveLength(longest(before, after));
      }),
    );
  });

  test('of sequences too long to compare are a replacement of what differs', () => {
    const many = (letter: string) => [
      'first',
      ...Array.from({ length: 2_500 }, (_, i) => letter + String(i)),
    ];
    const kinds = diffSequences(many('a'), many('b')).map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'removed', 'added']);
  });
});
