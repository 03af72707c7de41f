import { LONGEST_TEXT, type Cursor } from './types.ts';

/** What was read from an address, and whether something in it was unknown or too long. */
export interface ReadQuery<T> {
  readonly query: T;
  /** A value that no filter knows was left out. */
  readonly ignored: boolean;
  /** The text was cut. */
  readonly cut: boolean;
}

/** Reads one parameter after the other and remembers what it could not use. */
export class AddressReader {
  ignored = false;
  cut = false;
  readonly #params: URLSearchParams;

  constructor(params: URLSearchParams) {
    this.#params = params;
  }

  /** The values a filter knows, in the order it knows them, each once. */
  many(name: string, known: readonly string[]): readonly string[] {
    const asked = new Set(this.#params.getAll(name).filter((value) => value !== ''));
    const chosen = known.filter((value) => asked.has(value));
    this.ignored ||= chosen.length < asked.size;
    return chosen;
  }

  /** One value of a closed list, the first one of it when there is none. */
  one<T extends string>(name: string, known: readonly [T, ...T[]]): T {
    const asked = this.#params.get(name);
    const chosen = known.find((value) => value === asked);
    this.ignored ||= asked !== null && asked !== '' && chosen === undefined;
    return chosen ?? known[0];
  }

  yes(name: string): boolean {
    return this.many(name, ['yes']).length > 0;
  }

  text(name: string): string {
    const typed = cleanText(this.#params.get(name) ?? '');
    const text = cleanText(Array.from(typed).slice(0, LONGEST_TEXT).join(''));
    this.cut ||= text !== typed;
    return text;
  }

  cursor(name: string): Cursor | null {
    const asked = this.#params.get(name);
    if (asked === null || asked === '') return null;
    if (isCursor(asked)) return asked;
    this.ignored = true;
    return null;
  }
}

/** Parts of a cursor are whole numbers, names or ids. */
function isCursor(value: string): boolean {
  return /^[\w~-]{1,160}$/.test(value);
}

/** One line without controls, broken characters or spaces at its ends. */
function cleanText(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\uFFFD\s]+/gu, ' ')
    .trim();
}

/** Address of a query, without the question mark; empty parts are left out. */
export function writeAddress(
  parts: readonly (readonly [name: string, value: string | boolean | readonly string[] | null])[],
): string {
  const params = new URLSearchParams();
  for (const [name, value] of parts) {
    const values = typeof value === 'boolean' ? (value ? ['yes'] : []) : [value ?? []].flat();
    for (const one of values) if (one !== '') params.append(name, one);
  }
  return params.toString();
}
