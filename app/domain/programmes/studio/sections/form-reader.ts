import { isCivilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import { parseMoney } from '#domain/kernel/schema.ts';
import type { ProgrammeDraft } from '../../content.ts';
import { rowsIn, type FormValues } from './rows.ts';

export type Text = ProgrammeDraft['name'];
export const LANGS = ['fr', 'ar', 'en'] as const;

/** What a section of a draft becomes, or key of the message of each refused field. */
export type SectionRead =
  | { readonly ok: true; readonly change: (draft: ProgrammeDraft) => ProgrammeDraft }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const DAY_TYPED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const DIGITS = '٠١٢٣٤٥٦٧٨٩';
const PERCENT = 100;
/** Shares are kept to the hundredth of a percent. */
const PRECISION = 10_000;

const latin = (text: string) => text.replace(/[٠-٩]/g, (digit) => String(DIGITS.indexOf(digit)));

/** A day as it is typed, `31/12/2026` or `2026-12-31`; null for what is none. */
export function dayTyped(text: string): CivilDate | null {
  const typed = latin(text.trim());
  const [, day = '', month = '', year = ''] = DAY_TYPED.exec(typed) ?? [];
  const iso = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(iso) && iso >= '2000-01-01' && iso <= '2100-12-31' ? iso : null;
}

/**
 * Reads the fields of a form one by one and collects what is wrong with them; the first message of a
 * field stays. What is refused gives a harmless value.
 */
export class FormReader {
  readonly errors: Record<string, string> = {};
  private readonly values: FormValues;

  constructor(values: FormValues) {
    this.values = values;
  }

  refuse(name: string, key: string): void {
    this.errors[name] ??= key;
  }

  all(name: string): readonly string[] {
    return [this.values[name] ?? []].flat();
  }

  raw(name: string): string {
    return (this.all(name)[0] ?? '').trim();
  }

  rows(name: string): readonly number[] {
    return rowsIn(this.values, name);
  }

  line(name: string, most: number): string {
    const text = this.raw(name).replace(/\r\n?/g, '\n');
    if (text.length > most) this.refuse(name, 'tooLong');
    return text.slice(0, most);
  }

  /** A text in the three languages; any of them may be empty. */
  text(name: string, most: number): Text {
    const [fr = '', ar = '', en = ''] = LANGS.map((lang) => this.line(`${name}.${lang}`, most));
    return { fr, ar, en };
  }

  /** A text that needs all three languages. */
  wholeText(name: string, most: number): Text {
    const text = this.text(name, most);
    for (const lang of LANGS.filter((one) => text[one] === ''))
      this.refuse(`${name}.${lang}`, 'text');
    return text;
  }

  /** A day, null when nothing is typed. */
  day(name: string): CivilDate | null {
    if (this.raw(name) === '') return null;
    const day = dayTyped(this.raw(name));
    if (day === null) this.refuse(name, 'day');
    return day;
  }

  /** Dirhams as typed, in centimes; 0 when nothing is typed. */
  centimes(name: string): number {
    const typed = this.raw(name);
    if (typed === '') return 0;
    const centimes = parseMoney(typed);
    if (centimes !== null && centimes <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(centimes);
    this.refuse(name, 'amount');
    return 0;
  }

  /** A whole number between two others; `least` when nothing is typed. */
  whole(name: string, least: number, most: number): number {
    const typed = latin(this.raw(name)).replace(/[\s\u00a0\u202f]/g, '');
    if (typed === '') return least;
    const number = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
    if (number >= least && number <= most) return number;
    this.refuse(name, Number.isNaN(number) ? 'number' : 'outOfBounds');
    return least;
  }

  /** A percentage as a share above 0 and up to 1. */
  share(name: string): number {
    const typed = latin(this.raw(name))
      .replace(/[%٪\s\u00a0\u202f]/g, '')
      .replace(/[,٫]/, '.');
    const percent = /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
    if (percent > 0 && percent <= PERCENT)
      return Math.round((percent / PERCENT) * PRECISION) / PRECISION;
    this.refuse(name, 'share');
    return 1;
  }

  choice<T extends string>(name: string, codes: readonly T[], first: T): T {
    const typed = this.raw(name);
    const code = codes.find((one) => one === typed);
    if (code === undefined && typed !== '') this.refuse(name, 'choice');
    return code ?? first;
  }

  /** The codes that were ticked, in the order of the vocabulary. */
  boxes<T extends string>(name: string, codes: readonly T[]): T[] {
    const ticked = this.all(name);
    if (ticked.some((code) => !codes.some((one) => one === code))) this.refuse(name, 'choice');
    return codes.filter((code) => ticked.includes(code));
  }

  /** The change when nothing was refused. */
  done(change: (draft: ProgrammeDraft) => ProgrammeDraft): SectionRead {
    const { errors } = this;
    return Object.keys(errors).length === 0 ? { ok: true, change } : { ok: false, errors };
  }
}

/** The fields of a text in the three languages. */
export function textValues(name: string, text: Text): FormValues {
  return Object.fromEntries(LANGS.map((lang) => [`${name}.${lang}`, text[lang]]));
}

/** The fields of several rows together. */
export function joined(rows: readonly FormValues[]): FormValues {
  return Object.fromEntries(rows.flatMap((row) => Object.entries(row)));
}

/** A share as it is typed, in percent. */
export function percentTyped(share: number): string {
  return String(Math.round(share * PRECISION) / PERCENT);
}

/** Centimes as dirhams are typed; nothing for 0. */
export function dirhamsTyped(centimes: number): string {
  if (centimes === 0) return '';
  const decimals = String(centimes % PERCENT).padStart(2, '0');
  const whole = String(Math.floor(centimes / PERCENT));
  return decimals === '00' ? whole : `${whole}.${decimals}`;
}
