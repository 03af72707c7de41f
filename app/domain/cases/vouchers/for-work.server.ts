import { civilDateOf, DomainError, dayOf } from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';
import { isOpened, restOf } from './records.server.ts';

/** Why a voucher pays for no new work today. */
export type VoucherProblem = 'voucher-not-ready' | 'voucher-over' | 'voucher-used';

/** A voucher with what its request says of whoever uses it. */
export interface VoucherForWork {
  readonly voucher: Voucher;
  /** Null when it pays for new work today. */
  readonly problem: VoucherProblem | null;
  /** Language of the firm's papers. */
  readonly language: string;
  readonly region: string | null;
}

/** A voucher as engagements read it. Throws `cases.not-found`. */
export async function getVoucherForWork(
  reader: Reader,
  id: string,
  now: Date,
): Promise<VoucherForWork> {
  const voucher = await reader.voucher.findUnique({ where: { id } });
  if (!voucher) throw new DomainError('cases.not-found');
  const application = await reader.aidApplication.findUniqueOrThrow({
    where: { id: voucher.applicationId },
    select: { acknowledgedAt: true, language: true, region: true },
  });
  const { language, region } = application;
  const problem = isOpened(application, voucher) ? problemOf(voucher, now) : 'voucher-not-ready';
  return { voucher, problem, language, region };
}

function problemOf(voucher: Voucher, now: Date): VoucherProblem | null {
  const { state, expiresOn } = voucher;
  if (state === 'issued' || state === 'suspended') return 'voucher-not-ready';
  if (state === 'used') return 'voucher-used';
  if (state !== 'active' && state !== 'partly-used') return 'voucher-over';
  if (expiresOn !== null && civilDateOf(now) > dayOf(expiresOn)) return 'voucher-over';
  return restOf(voucher) > 0n ? null : 'voucher-used';
}
