import {
  addMonths,
  isCivilDate,
  parseMoney,
  plainAmount,
  cents,
  plainDigits,
  type Cents,
  type CivilDate,
} from '#domain/kernel/index.server.ts';
import { hasHtml, tidyLine, tidyText } from '#domain/catalogue/index.server.ts';
import { faultOf, type QuoteContent } from './content.ts';
import { LATEST_YEARS, QUOTE_LIMITS, VALID_DAYS } from './limits.ts';

/** What the answer of a provider is held to. */
export interface AnswerLimits {
  /** Centimes before tax. */
  readonly cap: Cents;
  readonly today: CivilDate;
  /** Rates of VAT in hundredths that may be named. */
  readonly rates: readonly number[];
}

type Errors = Readonly<Record<string, string>>;
export type ReadAnswer =
  | { readonly ok: true; readonly content: QuoteContent }
  | { readonly ok: false; readonly errors: Errors };

const MONTHS = 12;
const LINE_FIELDS = ['label', 'quantity', 'unit', 'price', 'exemption'] as const;
const MILESTONE_FIELDS = ['title', 'acceptance', 'deliver'] as const;

/** Collects the first error of each field, and what could be read. */
class Reading {
  readonly errors: Record<string, string> = {};
  private readonly form: FormData;

  constructor(form: FormData) {
    this.form = form;
  }

  refuse(field: string, code: string): void {
    this.errors[field] ??= code;
  }

  typed(field: string): string {
    const value = this.form.get(field);
    return typeof value === 'string' ? value : '';
  }

  text(field: string, { most, missing }: { readonly most: number; readonly missing?: string }) {
    const isLong = most >= QUOTE_LIMITS.acceptance;
    const text = (isLong ? tidyText : tidyLine)(this.typed(field));
    if (text === '' && missing !== undefined) this.refuse(field, missing);
    else if (text.length > most) this.refuse(field, 'too-long');
    else if (hasHtml(text)) this.refuse(field, 'html');
    return text;
  }

  day(field: string, { from, to }: { readonly from: string; readonly to: string }): string {
    const text = this.typed(field).trim();
    if (!isCivilDate(text)) this.refuse(field, 'date');
    else if (text < from) this.refuse(field, 'date-early');
    else if (text > to) this.refuse(field, 'date-late');
    return text;
  }

  isBlank(fields: readonly string[]): boolean {
    return fields.every((field) => this.typed(field).trim() === '');
  }
}

/**
 * Reads the answer of a provider: lines `line-1-label` … and milestones `milestone-1-title` …, from
 * 1 on; those left blank are not there. The errors are codes by field; `lines` stands for the sum.
 */
export function readAnswer(form: FormData, limits: AnswerLimits): ReadAnswer {
  const reading = new Reading(form);
  const latest = addMonths(limits.today, MONTHS * LATEST_YEARS);
  const startOn = reading.day('startOn', { from: limits.today, to: latest });
  const note = reading.text('note', { most: QUOTE_LIMITS.note });
  // A wrong start says nothing of the deliveries.
  const from = reading.errors['startOn'] === undefined ? startOn : limits.today;
  const milestones = readMilestones(reading, { from, to: latest });
  const lines = readLines(reading, limits, [...milestones.keys()]);
  for (const [number, place] of [...milestones.keys()].entries())
    if (!lines.some(({ milestone }) => milestone === number + 1))
      reading.refuse(`milestone-${String(place)}-title`, 'milestone-unused');
  const { errors } = reading;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const content: QuoteContent = {
    ...{ format: 1, lines, milestones: [...milestones.values()] },
    ...{ startOn, note, validDays: VALID_DAYS },
  };
  const fault = faultOf(content, limits.cap);
  return fault === null ? { ok: true, content } : { ok: false, errors: { lines: fault } };
}

/** The milestones that were filled in, by their number on the form. */
function readMilestones(
  reading: Reading,
  days: { readonly from: string; readonly to: string },
): ReadonlyMap<number, QuoteContent['milestones'][number]> {
  const found = new Map<number, QuoteContent['milestones'][number]>();
  for (let number = 1; number <= QUOTE_LIMITS.milestones; number += 1) {
    const field = (name: string) => `milestone-${String(number)}-${name}`;
    const isFirst = number === 1;
    if (!isFirst && reading.isBlank(MILESTONE_FIELDS.map(field))) continue;
    const { title, acceptance } = QUOTE_LIMITS;
    found.set(number, {
      title: reading.text(field('title'), { most: title, missing: 'title' }),
      acceptance: reading.text(field('acceptance'), { most: acceptance, missing: 'acceptance' }),
      deliverBy: reading.day(field('deliver'), days),
    });
  }
  return found;
}

/** The lines that were filled in; `known` are the numbers of the milestones that were. */
function readLines(
  reading: Reading,
  limits: AnswerLimits,
  known: readonly number[],
): QuoteContent['lines'] {
  const lines: QuoteContent['lines'] = [];
  for (let number = 1; number <= QUOTE_LIMITS.lines; number += 1) {
    const field = (name: string) => `line-${String(number)}-${name}`;
    // The first line is always asked for, so that an empty form says what it lacks.
    if (number > 1 && reading.isBlank(LINE_FIELDS.map(field))) continue;
    lines.push(readLine(reading, field, limits, known));
  }
  return lines;
}

function readLine(
  reading: Reading,
  field: (name: string) => string,
  { rates }: AnswerLimits,
  known: readonly number[],
): QuoteContent['lines'][number] {
  const { label, unit, exemption } = QUOTE_LIMITS;
  const vatPercent = Number(plainDigits(reading.typed(field('vat'))) || 'none');
  if (!rates.includes(vatPercent)) reading.refuse(field('vat'), 'vat');
  const chosen = Number(plainDigits(reading.typed(field('milestone'))) || 'none');
  const milestone = known.indexOf(chosen) + 1;
  if (milestone === 0) reading.refuse(field('milestone'), 'milestone-missing');
  return {
    milestone,
    label: reading.text(field('label'), { most: label, missing: 'label' }),
    quantity: quantityOf(reading, field('quantity')),
    unit: reading.text(field('unit'), { most: unit, missing: 'unit' }),
    unitPrice: String(priceOf(reading, field('price'))),
    vatPercent,
    exemption:
      vatPercent === 0
        ? reading.text(field('exemption'), { most: exemption, missing: 'exemption' })
        : '',
  };
}

/** A whole number as it is typed, `1 200` and Arabic-Indic digits too. */
function quantityOf(reading: Reading, field: string): number {
  const typed = parseMoney(reading.typed(field));
  const whole = typed === null || typed % 100n !== 0n ? 0 : Number(typed / 100n);
  if (whole < 1) reading.refuse(field, 'quantity');
  else if (whole > QUOTE_LIMITS.quantity) reading.refuse(field, 'quantity-most');
  return whole;
}

function priceOf(reading: Reading, field: string): Cents {
  const price = parseMoney(reading.typed(field));
  if (price === null) reading.refuse(field, 'amount');
  else if (price <= 0n) reading.refuse(field, 'amount-zero');
  return price ?? cents(0n);
}

/** What the form shows of a content that was sent, or is proposed. */
export function answerValues({
  lines,
  milestones,
  startOn,
  note,
}: Pick<QuoteContent, 'lines' | 'milestones' | 'startOn' | 'note'>): Errors {
  const values: Record<string, string> = { startOn, note };
  for (const [place, one] of lines.entries())
    Object.assign(
      values,
      named(`line-${String(place + 1)}`, {
        ...{ label: one.label, quantity: String(one.quantity), unit: one.unit },
        price: plainAmount(cents(BigInt(one.unitPrice))).replace('.', ','),
        ...{ vat: String(one.vatPercent), exemption: one.exemption },
        milestone: String(one.milestone),
      }),
    );
  for (const [place, one] of milestones.entries())
    Object.assign(
      values,
      named(`milestone-${String(place + 1)}`, {
        ...{ title: one.title, acceptance: one.acceptance, deliver: one.deliverBy },
      }),
    );
  return values;
}

function named(group: string, fields: Errors): Errors {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`${group}-${name}`, value]),
  );
}
