import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { openProgramme } from './cases.ts';
import { engagementAt } from './engagements.ts';
import type { SeatedActor } from './firms.ts';
import { fillPayments } from './other-payments.ts';
import { giveAccepted } from './vouchers.ts';

/** Work in delivery of a firm by a provider, paid by a programme of an organisation. */
export async function fillEngagements(firm: SeatedActor, provider: SeatedActor, ownerId: string) {
  const programme = await openProgramme({ ownerId });
  const given = await giveAccepted(programme, { actor: { ...firm, now: NOON } });
  const { engagement, milestones } = await engagementAt('in-delivery', { given, provider });
  const { id } = await db.quote.findFirstOrThrow({ where: { engagementId: engagement.id } });
  return {
    ...{ engagement: engagement.id, engagementVoucher: given.voucher.id, quote: id },
    milestone: milestones[0]?.id ?? '',
    ...(await fillPayments(engagement.id, firm.person.accountId)),
  };
}
