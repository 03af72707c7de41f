import type { Bilingual, OfferContent } from './content.ts';
import { diffSequences, type Edit } from './diff-sequence.ts';
import { diffWords, type TextEdit } from './diff-words.ts';
import { comparablePrice } from './price-place.ts';

const TEXTS = ['title', 'summary', 'description', 'excluded', 'clientDuties', 'exitNote'] as const;
const LISTS = [
  'sizes',
  'sectors',
  'deliveryLanguages',
  'supportLanguages',
  'regions',
  'integrations',
  'exitKit',
  'reliesOn',
] as const;
const VALUES = ['category', 'durationDays', 'minStage', 'mode', 'hosting'] as const;

/** What changed in a text, by language; none in a language where it stayed. */
export interface BilingualEdits {
  readonly fr: readonly TextEdit[] | null;
  readonly ar: readonly TextEdit[] | null;
}

type Deliverable = OfferContent['deliverables'][number];

/** A deliverable that stayed, came, went, or was rewritten in its place. */
export type DeliverableEdit =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly item: Deliverable }
  | {
      readonly kind: 'changed';
      readonly before: Deliverable;
      readonly after: Deliverable;
      readonly text: BilingualEdits;
      readonly acceptance: BilingualEdits;
    };

/** What changed in one field between two versions of an offer. */
export type OfferChange =
  | {
      readonly kind: 'text';
      readonly field: (typeof TEXTS)[number];
      readonly before: Bilingual;
      readonly edits: BilingualEdits;
    }
  | {
      readonly kind: 'list';
      readonly field: (typeof LISTS)[number];
      readonly edits: readonly Edit<string>[];
    }
  | {
      readonly kind: 'value';
      readonly field: (typeof VALUES)[number];
      readonly before: string | number | null;
      readonly after: string | number | null;
    }
  | {
      readonly kind: 'price';
      readonly field: 'price';
      readonly before: OfferContent['price'];
      readonly after: OfferContent['price'];
      /** By how much it rose, 0.1 for a tenth; null for prices that cannot be compared. */
      readonly rise: number | null;
    }
  | {
      readonly kind: 'deliverables';
      readonly field: 'deliverables';
      readonly edits: readonly DeliverableEdit[];
    };

/** What changed from one version to another, in the order of the page; none for equal contents. */
export function diffOffers(before: OfferContent, after: OfferContent): readonly OfferChange[] {
  const order: readonly string[] = Object.keys(after);
  return [
    ...VALUES.filter((field) => before[field] !== after[field]).map((field): OfferChange => ({
      ...{ kind: 'value', field, before: before[field], after: after[field] },
    })),
    ...TEXTS.flatMap((field): OfferChange[] => {
      const edits = diffBilingual(before[field], after[field]);
      return isUnchanged(edits) ? [] : [{ kind: 'text', field, before: before[field], edits }];
    }),
    ...LISTS.flatMap((field): OfferChange[] => {
      const edits = diffSequences(before[field], after[field]);
      return edits.every(({ kind }) => kind === 'same') ? [] : [{ kind: 'list', field, edits }];
    }),
    ...diffPrices(before.price, after.price),
    ...diffDeliverables(before.deliverables, after.deliverables),
  ].toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

function diffBilingual(before: Bilingual, after: Bilingual): BilingualEdits {
  const edits = (lang: keyof Bilingual) =>
    before[lang] === after[lang] ? null : diffWords(before[lang], after[lang]);
  return { fr: edits('fr'), ar: edits('ar') };
}

function isUnchanged({ fr, ar }: BilingualEdits): boolean {
  return fr === null && ar === null;
}

function diffPrices(before: OfferContent['price'], after: OfferContent['price']): OfferChange[] {
  const isSame =
    before.kind === after.kind &&
    before.min === after.min &&
    before.max === after.max &&
    before.setup === after.setup;
  if (isSame) return [];
  const [from, to] = [Number(comparablePrice(before)), Number(comparablePrice(after))];
  const isComparable = before.kind === after.kind && from > 0;
  return [
    {
      kind: 'price',
      field: 'price',
      before,
      after,
      rise: isComparable ? (to - from) / from : null,
    },
  ];
}

/** Deliverables that stayed are found first; between them, those in the same place were rewritten. */
function diffDeliverables(
  before: readonly Deliverable[],
  after: readonly Deliverable[],
): OfferChange[] {
  const runs = diffSequences(before.map(keyOf), after.map(keyOf));
  if (runs.every(({ kind }) => kind === 'same')) return [];
  let [old, young] = [0, 0];
  const edits: DeliverableEdit[] = [];
  for (const [index, { kind, items }] of runs.entries()) {
    if (kind === 'added' && runs[index - 1]?.kind === 'removed') continue;
    const next = runs[index + 1];
    const addedBeside = kind === 'removed' && next?.kind === 'added' ? next.items.length : 0;
    const oldCount = kind === 'added' ? 0 : items.length;
    const youngCount = kind === 'removed' ? addedBeside : items.length;
    const gone = before.slice(old, old + oldCount);
    const come = after.slice(young, young + youngCount);
    if (kind === 'same') edits.push(...come.map((item) => ({ kind, item })));
    else edits.push(...pairUp(gone, come));
    [old, young] = [old + oldCount, young + youngCount];
  }
  return [{ kind: 'deliverables', field: 'deliverables', edits }];
}

function keyOf({ text, acceptance }: Deliverable): string {
  return JSON.stringify([text.fr, text.ar, acceptance.fr, acceptance.ar]);
}

function pairUp(gone: readonly Deliverable[], come: readonly Deliverable[]): DeliverableEdit[] {
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
    const [before, after] = [gone[index], come[index]];
    if (before && after) {
      const text = diffBilingual(before.text, after.text);
      const acceptance = diffBilingual(before.acceptance, after.acceptance);
      return [{ kind: 'changed', before, after, text, acceptance } as const];
    }
    if (before) return [{ kind: 'removed', item: before } as const];
    return after ? [{ kind: 'added', item: after } as const] : [];
  }).flat();
}
