import { cents, sumCents, type Cents } from '#domain/kernel/index.server.ts';
import { ENVELOPE_CODES, type EnvelopeCode } from '../codes.ts';
import type { EnvelopeRow } from '../envelopes.server.ts';
import type { MeterPart } from './parts.ts';

/** Balances of the accounts of an envelope, or of several together, in centimes. */
export type Balances = Readonly<Record<EnvelopeCode, Cents>>;

/** An envelope with its money at one moment. */
export interface EnvelopeMeter extends EnvelopeRow {
  readonly balances: Balances;
}

const NOTHING = cents(0n);

/** Balances with nothing in them but what is given. */
export function balancesOf(known: Readonly<Partial<Record<EnvelopeCode, Cents>>>): Balances {
  return {
    'E:available': NOTHING,
    'E:reserved': NOTHING,
    'V:committed': NOTHING,
    'G:engaged': NOTHING,
    'C:certified': NOTHING,
    'C:ordered': NOTHING,
    'C:spent': NOTHING,
    'X:clawback_due': NOTHING,
    'E:recovered': NOTHING,
    ...known,
  };
}

/** The same accounts of several envelopes together. */
function addBalances(all: readonly Balances[]): Balances {
  return balancesOf(
    Object.fromEntries(ENVELOPE_CODES.map((code) => [code, sumCents(all.map((one) => one[code]))])),
  );
}

/** What was brought to an envelope and not given back: all of its accounts together (Σ L1 − Σ L14). */
export function fundedOf(balances: Balances): Cents {
  return sumCents(ENVELOPE_CODES.map((code) => balances[code]));
}

/** Which accounts each part sums: an ordered payment is certified until the bank has made it. */
const CODES_OF: Readonly<Record<MeterPart, readonly EnvelopeCode[]>> = {
  available: ['E:available'],
  reserved: ['E:reserved'],
  committed: ['V:committed'],
  engaged: ['G:engaged'],
  certified: ['C:certified', 'C:ordered'],
  paid: ['C:spent'],
  toRecover: ['X:clawback_due'],
  recovered: ['E:recovered'],
};

export type MeterParts = Readonly<Record<MeterPart, Cents>>;

/** The parts of an envelope's money, in centimes. */
export function partsOf(balances: Balances): MeterParts {
  const sum = (part: MeterPart) => sumCents(CODES_OF[part].map((code) => balances[code]));
  return {
    ...{ available: sum('available'), reserved: sum('reserved'), committed: sum('committed') },
    ...{ engaged: sum('engaged'), certified: sum('certified'), paid: sum('paid') },
    ...{ toRecover: sum('toRecover'), recovered: sum('recovered') },
  };
}

/** What an envelope, or several together, was given, and the parts it went to. */
export interface Figures {
  readonly funded: Cents;
  readonly parts: MeterParts;
}

export function figuresOf(meters: readonly Pick<EnvelopeMeter, 'balances'>[]): Figures {
  const balances = addBalances(meters.map((one) => one.balances));
  return { funded: fundedOf(balances), parts: partsOf(balances) };
}

/**
 * Whether new requests can only wait: no envelope of the year has the smallest award left (cases and
 * money §1, WAITLIST_ONLY). A programme without an envelope of the year can only wait too.
 */
export function isWaitlistOnly(
  meters: readonly EnvelopeMeter[],
  { year, smallestAward }: { readonly year: number; readonly smallestAward: Cents },
): boolean {
  const least = smallestAward > 0n ? smallestAward : 1n;
  return !meters.some((one) => one.year === year && one.balances['E:available'] >= least);
}
