import { CATEGORIES, REGIONS } from '#domain/catalogue/index.server.ts';
import { parseMoney, plainDigits, type Cents } from '#domain/kernel/index.server.ts';
import { APPLICATION_STATES, type ApplicationState } from '../transitions.ts';
import { CASE_WHO, type CaseQueueValues, type CaseWho } from './queue-words.ts';

/** What an officer asks to see of the cases. */
export interface CaseFilter {
  /** What is open, or what is over. */
  readonly show: 'open' | 'closed';
  readonly state: ApplicationState | null;
  readonly programme: string | null;
  readonly region: string | null;
  readonly category: string | null;
  /** Account of who examines it. */
  readonly officer: string | null;
  /** The reader's own, those the reader may decide, those nobody has. */
  readonly who: CaseWho | null;
  /** Those whose day has passed while the programme has the ball. */
  readonly late: boolean;
  /** Aid asked or proposed, in centimes. */
  readonly min: Cents | null;
  readonly max: Cents | null;
  /** The number of a receipt. */
  readonly number: number | null;
  /** A part of the firm's name, or its ICE. */
  readonly firm: string | null;
}

export interface ReadFilter {
  readonly filter: CaseFilter;
  /** What was typed, to give it back. */
  readonly values: CaseQueueValues;
  /** Fields that say nothing that can be understood; they filter nothing. */
  readonly problems: Readonly<Partial<Record<'min' | 'max', 'money'>>>;
}

const LONGEST = 64;
/** The largest whole number the database keeps as a receipt's. */
const MOST = 2_147_483_647;
const ID = /^[\w-]{1,64}$/;

const valueOf = (params: URLSearchParams, name: string) =>
  (params.get(name) ?? '').slice(0, LONGEST).replaceAll('\0', '').trim();

function known<T extends string>(text: string, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null;
}

const idOf = (text: string) => (ID.test(text) ? text : null);

/**
 * As it is written without its hyphens, with `RQ` and year, with the year alone or with none; at most
 * ten digits, so that an ICE is none.
 */
const RECEIPT = /^(?:RQ20\d{2}(?=\d{6})|RQ|20\d{2}(?=\d{6}$))?(?=\d{1,10}$)0*(\d+)$/;

/** The number at the end of a receipt, `RQ-2026-000123` or `123`; undefined for anything else. */
export function numberOfReceipt(text: string): number | undefined {
  const digits = RECEIPT.exec(plainDigits(text));
  const number = Number(digits?.[1]);
  return digits && number >= 1 && number <= MOST ? number : undefined;
}

/** What the address of the queue asks for; what is unknown is left out, what is unclear is said. */
export function readCaseFilter(params: URLSearchParams): ReadFilter {
  const [min, max] = [valueOf(params, 'min'), valueOf(params, 'max')];
  const [least, most] = [moneyOf(min), moneyOf(max)];
  const q = valueOf(params, 'q');
  const number = numberOfReceipt(q) ?? null;
  const filter: CaseFilter = {
    show: params.get('show') === 'closed' ? 'closed' : 'open',
    state: known(valueOf(params, 'state'), APPLICATION_STATES),
    programme: idOf(valueOf(params, 'programme')),
    region: known(valueOf(params, 'region'), REGIONS),
    category: known(valueOf(params, 'category'), CATEGORIES),
    officer: idOf(valueOf(params, 'officer')),
    who: known(valueOf(params, 'who'), CASE_WHO),
    late: params.get('late') === 'yes',
    ...{ min: least ?? null, max: most ?? null },
    ...{ number, firm: number === null && q !== '' ? q : null },
  };
  return {
    filter,
    values: valuesOf(filter, { min, max, q }),
    problems: {
      ...(least === undefined ? { min: 'money' as const } : {}),
      ...(most === undefined ? { max: 'money' as const } : {}),
    },
  };
}

/** Null for nothing typed, undefined for what is no amount. */
function moneyOf(text: string): Cents | null | undefined {
  if (text === '') return null;
  const amount = parseMoney(text);
  return amount === null || amount < 0n ? undefined : amount;
}

function valuesOf(
  filter: CaseFilter,
  typed: Pick<CaseQueueValues, 'min' | 'max' | 'q'>,
): CaseQueueValues {
  const { show, state, programme, region, category, officer, who, late } = filter;
  return {
    ...{ show, state: state ?? '', programme: programme ?? '', region: region ?? '' },
    ...{ category: category ?? '', officer: officer ?? '', who: who ?? '' },
    ...{ late: late ? 'yes' : '', ...typed },
  };
}

/** The same as the search part of an address, without what is left open. */
export function queryOfFilter({ show, ...values }: CaseQueueValues): string {
  const named = Object.entries({ ...values, show: show === 'closed' ? show : '' });
  return new URLSearchParams(named.filter(([, value]) => value !== '')).toString();
}
