import {
  addMonths,
  cents,
  civilDateOf,
  type Cents,
  midnight,
} from '#domain/kernel/index.server.ts';
import type { Running } from '#domain/programmes/schema.ts';
import type { Reader } from '../records.server.ts';
import { isLive, LIVE_VOUCHERS, voucherStateOf } from '../vouchers/transitions.ts';

/** What linked firms were granted, in centimes. */
export interface GroupAid {
  /** By vouchers of the window: their whole amount while they live, what was used of them after. */
  readonly vouchers: Cents;
  /** By proposals whose money is reserved. */
  readonly reserved: Cents;
  readonly total: Cents;
}

interface Window {
  readonly now: Date;
  readonly months: number;
  /** A request that is left out: the one that is looked at. */
  readonly except: string;
}

/** What firms that count as one were granted in the months before an instant. */
export async function groupAid(
  reader: Reader,
  firmIds: readonly string[],
  { now, months, except }: Window,
): Promise<GroupAid> {
  const organisationId = { in: [...firmIds] };
  const since = midnight(addMonths(civilDateOf(now), -months));
  const vouchers = await reader.voucher.findMany({
    where: { organisationId, applicationId: { not: except }, issuedAt: { gte: since } },
    select: { state: true, amount: true, used: true },
  });
  const proposals = await reader.aidApplication.findMany({
    where: { organisationId, id: { not: except }, reservation: { not: null } },
    select: { awarded: true },
  });
  const granted = vouchers.reduce((sum, one) => sum + countedOf(one), 0n);
  const reserved = proposals.reduce((sum, { awarded }) => sum + (awarded ?? 0n), 0n);
  return {
    vouchers: cents(granted),
    reserved: cents(reserved),
    total: cents(granted + reserved),
  };
}

function countedOf({
  state,
  amount,
  used,
}: {
  readonly state: string;
  readonly amount: bigint;
  readonly used: bigint;
}): bigint {
  return isLive(voucherStateOf(state)) ? amount : used;
}

/** What is left of a programme's ceiling for firms that count as one, in centimes; may be below 0. */
export async function leftOfCeiling(
  reader: Reader,
  firmIds: readonly string[],
  perFirm: Running['perFirm'],
  about: Omit<Window, 'months'>,
): Promise<Cents> {
  const { total } = await groupAid(reader, firmIds, { ...about, months: perFirm.months });
  return cents(BigInt(perFirm.ceiling) - total);
}

/**
 * Whether firms that count as one have a voucher that lives, or money reserved for one, in a
 * programme and category, beside the request that is looked at.
 */
export async function hasLiveGrant(
  reader: Reader,
  firmIds: readonly string[],
  {
    id,
    programmeId,
    category,
  }: { readonly id: string; readonly programmeId: string; readonly category: string | null },
): Promise<boolean> {
  const same = { organisationId: { in: [...firmIds] }, programmeId };
  const vouchers = await reader.voucher.count({
    where: {
      ...{ ...same, category: category ?? '', state: { in: [...LIVE_VOUCHERS] } },
      applicationId: { not: id },
    },
  });
  if (vouchers > 0) return true;
  const proposals = await reader.aidApplication.count({
    where: { ...same, category, reservation: { not: null }, id: { not: id } },
  });
  return proposals > 0;
}
