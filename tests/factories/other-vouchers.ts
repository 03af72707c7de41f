import { NOON } from './actors.ts';
import { openProgramme } from './cases.ts';
import type { SeatedActor } from './firms.ts';
import { giveAccepted } from './vouchers.ts';

/** A voucher of a firm, given by a programme of an organisation, and the request it comes from. */
export async function fillVouchers(owner: SeatedActor, ownerId: string) {
  const programme = await openProgramme({ ownerId });
  const actor = { ...owner, now: NOON };
  const { voucher, applicationId } = await giveAccepted(programme, { actor });
  return { voucher: voucher.id, vouchersRequest: applicationId };
}
