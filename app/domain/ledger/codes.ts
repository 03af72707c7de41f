/**
 * Accounts of an envelope, in the order that public money goes through them: available, reserved
 * for a proposal, committed by a voucher, engaged by an agreement, certified, ordered, spent, and
 * what comes back.
 */
export const ENVELOPE_CODES = [
  'E:available',
  'E:reserved',
  'V:committed',
  'G:engaged',
  'C:certified',
  'C:ordered',
  'C:spent',
  'X:clawback_due',
  'E:recovered',
] as const;
export type EnvelopeCode = (typeof ENVELOPE_CODES)[number];

/** Accounts of a programme's cash book, which mirrors bank accounts that are not the platform's. */
export const CASH_CODES = [
  'RAIL:clearing',
  'SHARE:held',
  'PROVIDER:payable',
  'SME:refund_due',
] as const;

export const ACCOUNT_CODES = ['FUNDER', ...ENVELOPE_CODES, ...CASH_CODES] as const;
export type AccountCode = (typeof ACCOUNT_CODES)[number];

/** Accounts that stand for somebody outside and may owe. */
export const MAY_GO_NEGATIVE: readonly AccountCode[] = ['FUNDER', 'RAIL:clearing'];

type Way = readonly [from: AccountCode, to: AccountCode];

/** Between which accounts each kind of transfer goes; the database holds to the same table. */
export const TRANSFERS = {
  /** An envelope is funded. */
  L1: [['FUNDER', 'E:available']],
  /** An approval is proposed: the money is reserved until a day. */
  L2: [['E:available', 'E:reserved']],
  /** A reservation is released, or ran out. */
  L3: [['E:reserved', 'E:available']],
  /** A voucher is issued: it uses the reservation. */
  L4: [['E:reserved', 'V:committed']],
  /** An agreement is validated. */
  L5: [['V:committed', 'G:engaged']],
  /** A milestone is certified. */
  L6: [['G:engaged', 'C:certified']],
  /** It came cheaper, was reduced or ended: back to the voucher, or to the envelope. */
  L7: [
    ['G:engaged', 'V:committed'],
    ['G:engaged', 'E:available'],
  ],
  /** A payment is ordered, made, returned by the bank. */
  L8: [['C:certified', 'C:ordered']],
  L9: [['C:ordered', 'C:spent']],
  L10: [['C:spent', 'C:ordered']],
  /** A voucher lapsed, expired or was cancelled. */
  L11: [['V:committed', 'E:available']],
  /** Aid is to be given back; it came back. */
  L12: [['C:spent', 'X:clawback_due']],
  L13: [['X:clawback_due', 'E:recovered']],
  /** The end of the year, or money given back to the funder. */
  L14: [['E:available', 'FUNDER']],
  /** Money is spread evenly over the accounts of one envelope. */
  S1: [['E:available', 'E:available']],
  /** A firm's own share: received, due to the provider, paid out. */
  B1: [['RAIL:clearing', 'SHARE:held']],
  B2: [['SHARE:held', 'PROVIDER:payable']],
  B3: [['PROVIDER:payable', 'RAIL:clearing']],
  /** Refund of an own share, in two steps. */
  B4: [
    ['SHARE:held', 'SME:refund_due'],
    ['SME:refund_due', 'RAIL:clearing'],
  ],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
export type TransferCode = keyof typeof TRANSFERS;
export const TRANSFER_CODES = Object.keys(TRANSFERS) as readonly TransferCode[];

/** Whether a kind of transfer may go from one account to another. */
export function allows(code: TransferCode, from: AccountCode, to: AccountCode): boolean {
  const ways: readonly Way[] = TRANSFERS[code];
  return ways.some(([one, other]) => one === from && other === to);
}

/** What two persons do with the money of envelopes. */
export const MOVE_KINDS = ['fund', 'move', 'carry-over', 'give-back'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
export const MOVE_STATES = ['proposed', 'done', 'refused', 'withdrawn'] as const;
export type MoveState = (typeof MOVE_STATES)[number];

/** Accounts that an envelope's money may be spread over. */
export const MOST_BUCKETS = 64;

/** Over how many of them a manager may spread it. */
export const BUCKET_CHOICES = ['1', '4', '16'] as const;

/** Lengths of what people write about a move, in characters. */
export const MOVE_LIMITS = { leastReason: 10, reason: 1000 } as const;

/** Roles that move money of envelopes, two persons for each move, and those that read it. */
export const MONEY_MOVERS = ['programme-manager', 'authorising-officer'] as const;
export const MONEY_READERS = [...MONEY_MOVERS, 'auditor'] as const;
