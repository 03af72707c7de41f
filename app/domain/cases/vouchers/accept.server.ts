import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { withOwnVoucher, type Stamped } from './own.server.ts';
import { lastDayOf, openClocks } from './reads.server.ts';
import { changeVoucher, tellFirm } from './records.server.ts';
import { currentTerms } from './terms.ts';

/**
 * The firm accepts the terms of its voucher, which can be used from then on for the days that the
 * programme sets. The hash of the terms is kept. Throws what `withOwnVoucher` throws,
 * `cases.terms-changed` for other terms than those in force, and `cases.voucher-over` after the last
 * day to accept.
 */
export async function acceptVoucher(
  actor: MemberActor,
  id: string,
  { stamp, terms }: Stamped & { readonly terms: string },
): Promise<void> {
  const { hash, version } = currentTerms('fr');
  await withOwnVoucher(actor, id, { stamp, event: 'accept' }, async (tx, voucher) => {
    if (terms !== hash) throw new DomainError('cases.terms-changed');
    const clock = (await openClocks(tx, [id])).get(id) ?? null;
    const until = lastDayOf(voucher, clock);
    if (until !== null && civilDateOf(actor.now) > until)
      throw new DomainError('cases.voucher-over');
    const accepted = await changeVoucher(tx, actor, voucher, {
      ...{ event: 'accept', party: 'applicant', data: { terms: version } },
      changes: {
        ...{ acceptedAt: actor.now, acceptedById: actor.person.accountId, termsHash: hash },
      },
    });
    await tellFirm(tx, actor, accepted, 'voucher-changed');
    return null;
  });
}
