import {
  findStanding,
  findVoucher,
  isWithinCeiling,
  lockVoucher,
  noteRunning,
  placeOf,
  requireAccredited,
  restOf,
  useVoucher,
} from '#domain/cases/index.server.ts';
import { cents, civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import { cardTakes, payableAccount } from '#domain/payments/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { getSetting } from '#platform/settings.ts';
import { cardGate, type CardGate } from '#platform/stripe.ts';
import type { Tx } from '#platform/transaction.ts';
import { moveEngagement, type EngagementActor, type Reader } from '../records.server.ts';
import { askShare } from '../share/ask-share.server.ts';
import { listRelated } from './related.server.ts';
import { tellSides } from './tell.server.ts';

/** Why an officer looks at an agreement before the programme stands behind it. */
const LOOK_REASONS = [
  ...(['related', 'probation', 'not-accredited', 'over-cap', 'over-limit'] as const),
  ...(['over-ceiling', 'voucher', 'no-account'] as const),
] as const;
export type LookReason = (typeof LOOK_REASONS)[number];

/** The setting's amount on a day, in centimes; 0 before its first line. */
async function limitOn(reader: Reader, now: Date): Promise<bigint> {
  const lines = await getSetting(reader, 'engagements.validated-alone');
  const today = civilDateOf(now);
  return BigInt(lines.findLast(({ from }) => from <= today)?.upTo ?? 0);
}

/**
 * What of a signed agreement is not of low risk; with nothing, the programme validates it without an
 * officer (cases and money §1): no tie, a provider past its probation, a price under the offer's, an
 * amount under the setting, aid under the ceiling of linked firms, a voucher that lives, and a way
 * for the firm to pay its share.
 */
export async function reasonsToLook(
  reader: Reader,
  engagement: Engagement,
  now: Date,
  gate: CardGate | null = cardGate(),
): Promise<readonly LookReason[]> {
  const { programmeId, providerId, quoteId, ht, subsidy, voucherId } = engagement;
  const organisationId = providerId ?? '';
  const standing = await findStanding(reader, { programmeId, organisationId });
  const quote = await reader.quote.findUnique({ where: { id: quoteId ?? '' } });
  const voucher = await findVoucher(reader, voucherId);
  const found: Readonly<Record<LookReason, boolean>> = {
    related: (await listRelated(reader, engagement)).length > 0,
    probation: standing === 'probation',
    'not-accredited': standing === null,
    'over-cap': quote === null || (ht ?? 0n) > quote.cap,
    'over-limit': (subsidy ?? 0n) > (await limitOn(reader, now)),
    'over-ceiling': voucher !== null && !(await isWithinCeiling(reader, voucher, now)),
    voucher:
      voucher === null ||
      !['active', 'partly-used'].includes(voucher.state) ||
      (voucher.expiresOn !== null &&
        civilDateOf(voucher.signedOn ?? now) > voucher.expiresOn.toISOString().slice(0, 10)) ||
      restOf(voucher) < (subsidy ?? 0n),
    'no-account': !(await isPayable(reader, engagement, now, gate)),
  };
  return LOOK_REASONS.filter((reason) => found[reason]);
}

/** Whether a firm could pay its share: on an account of the programme, or by card. */
async function isPayable(
  reader: Reader,
  { ownerId, share }: Engagement,
  now: Date,
  gate: CardGate | null,
): Promise<boolean> {
  const amount = share ?? 0n;
  if (amount === 0n || cardTakes(gate, amount)) return true;
  return (await payableAccount(reader, ownerId, civilDateOf(now))) !== null;
}

/** As what time does something in the transaction of a person: nobody of the case did it. */
export function asSystem(actor: EngagementActor): EngagementActor {
  return { ...actor, person: null };
}

/**
 * The programme stands behind a signed agreement that the transaction holds: the provider has one
 * more engagement, the voucher pays the aid (L5, to be posted last), and the firm is asked for its
 * share. Throws `cases.not-accredited`, `cases.too-many-running`, `cases.over-voucher`,
 * `cases.voucher-over`, `cases.wrong-state`, `engagements.related` and `engagements.no-account`.
 */
export async function validate(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  { part, words }: { readonly part: 'system' | 'proposes'; readonly words?: string },
  gate: CardGate | null = cardGate(),
): Promise<readonly Posting[]> {
  const { id, programmeId, providerId, voucherId } = engagement;
  if (providerId === null) throw new DomainError('engagements.wrong-state');
  if ((await listRelated(tx, engagement)).length > 0) throw new DomainError('engagements.related');
  if (!(await isPayable(tx, engagement, actor.now, gate)))
    throw new DomainError('engagements.no-account');
  const provider = { programmeId, organisationId: providerId };
  await requireAccredited(tx, provider);
  await noteRunning(tx, provider, 1);
  const voucher = await lockVoucher(tx, voucherId);
  const [amount, subject] = [cents(engagement.subsidy ?? 0n), `engagement:${id}`];
  await useVoucher(tx, actor, voucher, { amount, subject });
  const validated = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'validate', part, data: { subsidy: String(amount) } },
    ...(words === undefined ? {} : { words }),
  });
  await tellSides(tx, actor, validated, {
    ...{ kind: 'agreement-validated', sides: ['firm', 'provider'] },
  });
  if (validated.share === 0n)
    await moveEngagement(tx, asSystem(actor), validated, {
      ...{ event: 'start', part: 'system', changes: { startedAt: actor.now } },
    });
  else await askShare(tx, asSystem(actor), validated);
  return [
    {
      ...{ ...placeOf(voucher), code: 'L5', from: 'V:committed', to: 'G:engaged', amount },
      ...{ reference: `engage:${id}`, subject },
    },
  ];
}
