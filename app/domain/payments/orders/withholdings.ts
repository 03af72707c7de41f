import settings from '#content/withholdings.json' with { type: 'json' };
import { cents, shareOf, type Cents, type CivilDate } from '#domain/kernel/index.server.ts';

const HUNDRED = 100n;

/** Who pays: the State, local authorities and public bodies, or somebody private. */
export type PayerKind = 'public' | 'private';
/** Who is paid. */
export type PayeeKind = 'legal' | 'natural';

export interface WithholdingCase {
  readonly payer: PayerKind;
  readonly payee: PayeeKind;
  /** The day of the order: the setting in force then. */
  readonly on: CivilDate;
  /** Centimes before tax, and VAT. */
  readonly ht: Cents;
  readonly vat: Cents;
}

export interface Withheld {
  readonly vat: Cents;
  readonly income: Cents;
  readonly vatPercent: number;
  readonly incomePercent: number;
  /** First day of the setting, and the day it was last looked at. */
  readonly from: string;
  readonly checkedOn: string;
}

type Version = (typeof settings)['versions'][number];

/** The setting in force on a day; the first one for days before any. */
export function withholdingVersion(on: CivilDate): Version {
  const [first] = settings.versions;
  const found = settings.versions.filter(({ from }) => from <= on).at(-1) ?? first;
  if (!found) throw new Error('content/withholdings.json has no version.');
  return found;
}

/**
 * What a payer withholds of the VAT and of the price before tax of a service, in centimes, each
 * rounded half up (CGI art. 117-IV and V, by the dated settings of `content/withholdings.json`).
 */
export function withheldOf({ payer, payee, on, ht, vat }: WithholdingCase): Withheld {
  const { from, checkedOn, rules } = withholdingVersion(on);
  const rule = rules.find((one) => one.payer === payer && one.payee === payee);
  const { vatPercent, incomePercent } = rule ?? { vatPercent: 0, incomePercent: 0 };
  return {
    vat: shareOf(vat, BigInt(vatPercent), HUNDRED),
    income: shareOf(ht, BigInt(incomePercent), HUNDRED),
    ...{ vatPercent, incomePercent, from, checkedOn },
  };
}

/** What is paid of aid and own share once taxes are withheld. */
export function netOf(
  { aid, share }: { readonly aid: Cents; readonly share: Cents },
  withheld: Pick<Withheld, 'vat' | 'income'>,
): Cents {
  return cents(aid + share - withheld.vat - withheld.income);
}
