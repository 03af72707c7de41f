import { civilDateOf, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import type { AidApplication, CaseClock, Voucher } from '#platform/prisma-client/client.ts';
import { clockOf } from '../clocks/records.server.ts';
import { categoryWord, type TextLang } from '../pages/own-case-words.ts';
import { receiptOf } from '../receipt.ts';
import type { Reader } from '../records.server.ts';
import { isLive, voucherStateOf, type VoucherState } from './transitions.ts';

/** What pages of both sides say of a voucher. Amounts in centimes. */
export interface VoucherLook {
  readonly id: string;
  readonly code: string;
  /** Number of its request, `RQ-2026-000123`. */
  readonly number: string;
  readonly applicationId: string;
  readonly programme: string;
  /** Name of its category of offers, and the code. */
  readonly category: string;
  readonly categoryCode: string;
  readonly amount: bigint;
  readonly used: bigint;
  readonly rest: bigint;
  readonly state: VoucherState;
  readonly stamp: number;
  readonly issuedAt: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly isExtended: boolean;
  /** Last day to accept its terms while it waits for that, else last day to use it; null when unknown. */
  readonly until: CivilDate | null;
  /** The clock stands still: it is suspended. */
  readonly isPaused: boolean;
  /** Days that are left, in calendar days to use it and working days to accept it; null when over. */
  readonly daysAllowedLeft: number | null;
  /** Its last day has passed, whatever the state says until the clock comes by. */
  readonly isPast: boolean;
  readonly isDemo: boolean;
}

export interface LookParts {
  readonly voucher: Voucher;
  readonly application: Pick<AidApplication, 'number' | 'submittedAt'>;
  readonly content: Pick<ProgrammeContent, 'name' | 'demo'> | undefined;
  /** The clock that has not ended; null when there is none. */
  readonly clock: CaseClock | null;
  readonly now: Date;
}

/** A voucher for pages, in a language that content exists in. */
export function lookOf(
  { voucher, application, content, clock, now }: LookParts,
  lang: TextLang,
): VoucherLook {
  const { id, code, applicationId, amount, used, stamp } = voucher;
  const { number, submittedAt } = application;
  const state = voucherStateOf(voucher.state);
  const until = lastDayOf(voucher, clock);
  return {
    ...{ id, code, applicationId, amount, used, rest: amount - used, state, stamp },
    ...{ category: categoryWord(voucher.category, lang), categoryCode: voucher.category },
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : '',
    programme: content?.name[lang] ?? '',
    ...{ issuedAt: voucher.issuedAt, acceptedAt: voucher.acceptedAt, endedAt: voucher.endedAt },
    isExtended: voucher.extendedAt !== null,
    until,
    isPaused: clock !== null && clock.runsSince === null,
    daysAllowedLeft: clock && Math.max(0, clock.allowed - clockOf(clock).spent),
    isPast: isLive(state) && state !== 'suspended' && until !== null && civilDateOf(now) > until,
    isDemo: voucher.isDemo || content?.demo === true,
  };
}

/** The last day to accept its terms, or to use it: what its clock says, else what was written. */
export function lastDayOf(voucher: Voucher, clock: CaseClock | null): CivilDate | null {
  if (clock) return clock.dueOn && dayOf(clock.dueOn);
  return dayOf(voucher.expiresOn ?? voucher.acceptBy);
}

/** The clocks of vouchers that have not ended, by the voucher. */
export async function openClocks(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseClock>> {
  const rows = await reader.caseClock.findMany({
    where: { voucherId: { in: [...ids] }, endedAt: null },
  });
  return new Map(rows.flatMap((row) => (row.voucherId === null ? [] : [[row.voucherId, row]])));
}
