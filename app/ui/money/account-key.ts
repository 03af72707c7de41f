import type { AccountCode } from '#domain/ledger/schema.ts';

/** Keys of the names of accounts: a colon in a key would name another file of texts. */
const KEYS = {
  FUNDER: 'funder',
  'E:available': 'available',
  'E:reserved': 'reserved',
  'V:committed': 'committed',
  'G:engaged': 'engaged',
  'C:certified': 'certified',
  'C:ordered': 'ordered',
  'C:spent': 'spent',
  'X:clawback_due': 'clawbackDue',
  'E:recovered': 'recovered',
  'RAIL:clearing': 'clearing',
  'SHARE:held': 'held',
  'PROVIDER:payable': 'payable',
  'SME:refund_due': 'refundDue',
} as const satisfies Readonly<Record<AccountCode, string>>;

/** Key of the name of an account. */
export function accountKey<Code extends AccountCode>(code: Code): (typeof KEYS)[Code] {
  return KEYS[code];
}
