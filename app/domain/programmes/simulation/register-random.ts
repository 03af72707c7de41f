/** Numbers from 0 up to 1, one at each call. */
export type Random = () => number;

/** Numbers thrown away at the start, until every bit of the state has reached every other. */
const WARM_UP = 12;

/**
 * The numbers of row `id` (Small Fast Counting, 32 bits). They depend on the seed and the row alone,
 * so that rows can be made in any order and by parts.
 */
export function randomOf(seed: number, id: number): Random {
  let [a, b, c, counter] = [seed | 0, id | 0, 0x9e3779b9 | 0, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let step = 0; step < WARM_UP; step += 1) next();
  return next;
}

/** Draws one of the values as often as their weights say; the weights need not sum to 1. */
export function chooser<Value>(
  choices: readonly (readonly [value: Value, weight: number])[],
): (random: Random) => Value {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let reached = 0;
  const steps = choices.map(([value, weight]) => ({ value, upTo: (reached += weight / total) }));
  const last = steps.at(-1);
  if (last === undefined) throw new Error('There is nothing to choose from.');
  return (random) => {
    const drawn = random();
    for (const { value, upTo } of steps) if (drawn < upTo) return value;
    return last.value;
  };
}

/** Whole numbers between two others, both included. */
export interface Band {
  readonly min: number;
  readonly max: number;
}

/** Every whole number of the band as often as any other. */
export function evenlyIn({ min, max }: Band, random: Random): number {
  return min + Math.floor(random() * (max - min + 1));
}

/** Small numbers more often than large ones: their logarithms are spread evenly. */
export function mostlySmallIn({ min, max }: Band, random: Random): number {
  return Math.min(max, Math.floor(min * ((max + 1) / min) ** random()));
}
