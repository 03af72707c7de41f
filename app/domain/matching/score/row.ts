/**
 * An offer as scoring reads it: twelve whole numbers of 32 bits, so that many thousand come from
 * the database in one piece and are read without an object each. Sets of codes are masks, a bit a
 * code in the order of its vocabulary.
 */
export const ROW_WORDS = 12;
export const ROW_BYTES = ROW_WORDS * 4;

/** An offer with its codes as masks. An empty mask of sizes or sectors says "all". */
export interface OfferFigures {
  /** Number of the offer, and of its provider, in the index. */
  readonly offer: number;
  readonly provider: number;
  /** Regions it is delivered in (12 bits). */
  readonly regions: number;
  /** Languages of delivery and of support (5 bits each). */
  readonly languages: number;
  readonly support: number;
  /** Sizes it is meant for (6 bits). */
  readonly sizes: number;
  /** Sectors it is meant for, and those of its provider's verified references (16 bits each). */
  readonly sectors: number;
  readonly references: number;
  /** Place in MODES: at a distance, at the client's, both. */
  readonly mode: number;
  /** Lowest stage it makes sense at, 1–5. */
  readonly minStage: number;
  /** Place in PRICE_KINDS. */
  readonly priceKind: number;
  /** Whole dirhams before VAT, rounded up. */
  readonly priceMin: number;
  readonly priceMax: number;
  readonly setup: number;
  /** Centimes that rounding up added to the lowest price (7 bits) and to the setup (7 bits). */
  readonly roundedUp: number;
  /** A company of Moroccan law. */
  readonly moroccan: boolean;
  /** 0 nothing is hosted, 1 in Morocco, 2 elsewhere. */
  readonly hosting: number;
  /** Its provider has delivered fewer than three times here. */
  readonly isNewcomer: boolean;
  /** Its provider carries a full certificate rather than a probation. */
  readonly isCertified: boolean;
  readonly isDemo: boolean;
  /** Actions of its category that its texts name (31 bits). */
  readonly serves: number;
  /** First day a new engagement can begin, in days since 1970; 0 for at once. */
  readonly starts: number;
  /** Place of the province of the provider's seat in the list of provinces; 127 unknown. */
  readonly province: number;
  /** Thousandths: shrunk delivery record, free capacity. */
  readonly record: number;
  readonly availability: number;
  /** Place in PRICE_PLACES; 7 while there is no band to compare with. */
  readonly pricePlace: number;
}

export const UNKNOWN_PROVINCE = 127;
export const NO_BAND = 7;

const bit = (flag: boolean, place: number) => (flag ? 1 << place : 0);

/** Word of regions, languages, support and sizes. */
export function reachOf(one: Pick<OfferFigures, 'regions' | 'languages' | 'support' | 'sizes'>) {
  return one.regions | (one.languages << 12) | (one.support << 17) | (one.sizes << 22);
}

/** Word of single properties. */
export function traitsOf(one: OfferFigures): number {
  return (
    one.mode |
    (one.minStage << 2) |
    (one.priceKind << 5) |
    (one.hosting << 8) |
    bit(one.moroccan, 10) |
    bit(one.isNewcomer, 11) |
    bit(one.isCertified, 12) |
    bit(one.isDemo, 13)
  );
}

/** The twelve words of an offer. */
export function wordsOf(one: OfferFigures): readonly number[] {
  return [
    one.offer,
    one.provider,
    reachOf(one),
    one.sectors | (one.references << 16),
    traitsOf(one),
    one.serves,
    one.starts | (one.province << 20),
    one.record | (one.availability << 10) | (one.pricePlace << 20),
    one.priceMin,
    one.priceMax,
    one.setup,
    one.roundedUp,
  ];
}

/** The same as the bytes that are stored, lowest byte first. */
export function packRow(one: OfferFigures): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ROW_BYTES);
  const view = new DataView(bytes.buffer);
  wordsOf(one).forEach((word, place) => {
    view.setInt32(place * 4, word, true);
  });
  return bytes;
}

const CENTIMES = 100;

/**
 * The prices of a row in centimes, as its version says them up to the largest that a row holds; the
 * highest is rounded up to whole dirhams.
 */
export function centimesAt(words: ArrayLike<number>, row: number) {
  const word = (place: number) => words[row * ROW_WORDS + place] ?? 0;
  const roundedUp = word(11);
  return {
    min: word(8) * CENTIMES - (roundedUp & 127),
    max: word(9) * CENTIMES,
    setup: word(10) * CENTIMES - ((roundedUp >> 7) & 127),
  };
}

/** Rows of stored bytes, one after another. */
export function rowsOfBytes(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(bytes.byteLength / 4);
  // The machines this runs on put the lowest byte first, as the rows do.
  new Uint8Array(words.buffer).set(bytes);
  return words;
}

/** The figures of a row. */
export function figuresAt(words: ArrayLike<number>, row: number): OfferFigures {
  const word = (place: number) => words[row * ROW_WORDS + place] ?? 0;
  const [reach, traits, times, figures] = [word(2), word(4), word(6), word(7)];
  return {
    offer: word(0),
    provider: word(1),
    regions: reach & 0xfff,
    languages: (reach >> 12) & 31,
    support: (reach >> 17) & 31,
    sizes: (reach >> 22) & 63,
    sectors: word(3) & 0xffff,
    references: (word(3) >>> 16) & 0xffff,
    mode: traits & 3,
    minStage: (traits >> 2) & 7,
    priceKind: (traits >> 5) & 7,
    hosting: (traits >> 8) & 3,
    moroccan: (traits & (1 << 10)) !== 0,
    isNewcomer: (traits & (1 << 11)) !== 0,
    isCertified: (traits & (1 << 12)) !== 0,
    isDemo: (traits & (1 << 13)) !== 0,
    serves: word(5),
    starts: times & 0xfffff,
    province: (times >> 20) & 127,
    record: figures & 1023,
    availability: (figures >> 10) & 1023,
    pricePlace: (figures >> 20) & 7,
    priceMin: word(8),
    priceMax: word(9),
    setup: word(10),
    roundedUp: word(11),
  };
}
