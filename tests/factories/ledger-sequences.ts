import fc from 'fast-check';
import { TRANSFER_CODES } from '#domain/ledger/index.server.ts';
import { TRANSFERS } from '#domain/ledger/codes.ts';
import type { AccountCode, TransferCode } from '#domain/ledger/schema.ts';
import type { ModelAccount, ModelTransfer } from './ledger-model.ts';

/** Something to post at a minute, decided by dice alone: what it refers to comes with its turn. */
interface Throw {
  /** `crossed`: the right kinds of accounts, of places that may not go together. */
  readonly kind: 'new' | 'again' | 'changed' | 'crossed' | 'wild';
  readonly code: TransferCode;
  /** Which of the ways of its code, which place, which of what was tried before. */
  readonly pick: number;
  readonly place: number;
  readonly amount: number;
  readonly lasts: number;
}

/** Transfers to post together at a minute. */
export interface Command {
  readonly at: number;
  readonly transfers: readonly ModelTransfer[];
}

/** Accounts that are not there, among the others. */
const NOWHERE = Array.from({ length: 10 }, () => 'nowhere');
const MOST_AMOUNT = 100;
/** Reservations and commitments are what most goes wrong with. */
const OFTEN = ['L1', 'L2', 'L2', 'L3', 'L4', 'L4', 'L11', 'S1'] as const;

const aThrow: fc.Arbitrary<Throw> = fc.record({
  kind: fc.oneof(
    { weight: 15, arbitrary: fc.constant('new' as const) },
    { weight: 2, arbitrary: fc.constant('again' as const) },
    { weight: 1, arbitrary: fc.constant('changed' as const) },
    { weight: 1, arbitrary: fc.constant('crossed' as const) },
    { weight: 1, arbitrary: fc.constant('wild' as const) },
  ),
  code: fc.constantFrom<TransferCode[]>(...OFTEN, ...TRANSFER_CODES),
  pick: fc.nat(1000),
  place: fc.nat(1000),
  amount: fc.integer({ min: 0, max: MOST_AMOUNT }),
  lasts: fc.integer({ min: 1, max: 30 }),
});

/** Sequences of posts, each of one to four transfers at once. */
export const sequences = fc.array(
  fc.record({
    after: fc.nat(12),
    throws: fc.oneof(
      { weight: 4, arbitrary: fc.array(aThrow, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(aThrow, { minLength: 2, maxLength: 4 }) },
    ),
  }),
  { minLength: 4, maxLength: 16 },
);
type Sequence = typeof sequences extends fc.Arbitrary<infer One> ? One : never;

const waysOf = (code: TransferCode): readonly (readonly [AccountCode, AccountCode])[] =>
  TRANSFERS[code];
const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length];

/** The commands that throws make on some accounts. */
export function commandsOf(
  accounts: ReadonlyMap<string, ModelAccount>,
  steps: Sequence,
): readonly Command[] {
  const names = [...accounts.keys()];
  const tried: ModelTransfer[] = [];
  let minute = 0;
  return steps.map(({ after, throws }) => {
    minute += after;
    const transfers = throws.map((dice) => {
      const transfer = transferOf(accounts, names, tried, { dice, minute });
      tried.push(transfer);
      return transfer;
    });
    return { at: minute, transfers };
  });
}

/** Money in every account, brought there as it would be: transfers of so much less each time. */
const FILLING = [
  [
    ['L1', 900],
    ['L2', 600],
    ['B1', 300],
    ['B2', 200],
    ['B4', 50],
  ],
  [
    ['L4', 600],
    ['L5', 500],
    ['L6', 400],
    ['L8', 300],
    ['L9', 200],
    ['L12', 100],
    ['L13', 50],
  ],
] as const satisfies readonly (readonly (readonly [TransferCode, number])[])[];

/** The commands that bring money to every account. */
export function fillingOf(accounts: ReadonlyMap<string, ModelAccount>): readonly Command[] {
  const places = [...accounts].filter(([, { code }]) => code === 'E:available');
  return FILLING.map((steps) => ({
    at: 0,
    transfers: places.flatMap(([, home], place) =>
      steps.map(([code, amount]): ModelTransfer => {
        const [fromCode, toCode] = TRANSFERS[code][0];
        const [from, to] = [nameOf(accounts, fromCode, home), nameOf(accounts, toCode, home)];
        const reference = `filled ${String(place)} ${code}`;
        const about = {
          reference,
          code,
          subject: 'envelope:one',
          from: from ?? 'nowhere',
          to: to ?? 'nowhere',
        };
        if (code === 'L2') return { ...about, amount: BigInt(amount), expiresAt: 1 };
        const resolves = `filled ${String(place)} L2`;
        return { ...about, amount: BigInt(amount), ...(code === 'L4' ? { resolves } : {}) };
      }),
    ),
  }));
}

interface Turn {
  readonly dice: Throw;
  readonly minute: number;
}

function transferOf(
  accounts: ReadonlyMap<string, ModelAccount>,
  names: readonly string[],
  tried: readonly ModelTransfer[],
  { dice, minute }: Turn,
): ModelTransfer {
  const { kind, code, pick, place, amount } = dice;
  const old = at(tried, pick);
  if (old && kind === 'again') return old;
  if (old && kind === 'changed') return changed(old, dice);
  const reference = `tried ${String(tried.length)}`;
  const known = { reference, code, amount: BigInt(amount), subject: 'application:one' };
  if (kind === 'wild') {
    const [from = 'nowhere', to = 'nowhere'] = [at(names, pick), at([...names, ...NOWHERE], place)];
    return { ...known, from, to, ...(code === 'L2' ? { expiresAt: minute + dice.lasts } : {}) };
  }
  const [fromCode, toCode] = at(waysOf(code), pick) ?? ['FUNDER', 'E:available'];
  const homes = [...accounts.values()].filter((one) => one.code === fromCode);
  const home = at(homes, place);
  const from = nameOf(accounts, fromCode, home) ?? 'nowhere';
  const to =
    otherEnd(accounts, { toCode, home, kind: code === 'S1' ? 'spread' : kind, pick }) ?? 'nowhere';
  if (code === 'L2') return { ...known, from, to, expiresAt: minute + dice.lasts };
  if (code !== 'L3' && code !== 'L4') return { ...known, from, to };
  return resolving(accounts, tried, { ...known, from, to }, pick);
}

/** Nearly the same as one before, under its reference. */
function changed(old: ModelTransfer, { place, amount }: Throw): ModelTransfer {
  if (place % 3 === 0) return { ...old, amount: BigInt(amount) };
  if (place % 3 === 1) return { ...old, subject: 'application:another' };
  return { ...old, from: old.to, to: old.from };
}

/** Uses or releases one of the reservations that were tried. */
function resolving(
  accounts: ReadonlyMap<string, ModelAccount>,
  tried: readonly ModelTransfer[],
  transfer: ModelTransfer,
  pick: number,
): ModelTransfer {
  const reservations = tried.filter(({ code }) => code === 'L2');
  const held = at(reservations, pick);
  if (!held) return { ...transfer, resolves: 'nothing' };
  const home = accounts.get(held.to);
  const to = transfer.code === 'L3' ? held.from : nameOf(accounts, 'V:committed', home);
  const resolved = { ...transfer, from: held.to, to: to ?? 'nowhere', resolves: held.reference };
  return pick % 10 === 0 ? resolved : { ...resolved, amount: held.amount };
}

function nameOf(
  accounts: ReadonlyMap<string, ModelAccount>,
  code: AccountCode,
  home: Partial<ModelAccount> = {},
): string | undefined {
  const fits = (one: ModelAccount) =>
    one.code === code &&
    one.programme === home.programme &&
    (one.envelope === null ||
      home.envelope === null ||
      home.envelope === undefined ||
      (one.envelope === home.envelope && one.bucket === home.bucket));
  return [...accounts].find(([, one]) => fits(one))?.[0];
}

function otherEnd(
  accounts: ReadonlyMap<string, ModelAccount>,
  {
    toCode,
    home,
    kind,
    pick,
  }: {
    readonly toCode: AccountCode;
    readonly home: ModelAccount | undefined;
    readonly kind: Throw['kind'] | 'spread';
    readonly pick: number;
  },
): string | undefined {
  if (kind !== 'spread' && kind !== 'crossed') return nameOf(accounts, toCode, home);
  const others = [...accounts].filter(
    ([, one]) => one.code === toCode && (kind === 'crossed' || one.envelope === home?.envelope),
  );
  return at(others, pick)?.[0];
}
