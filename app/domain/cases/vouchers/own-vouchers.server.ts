import { listClients, listFirms } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { canFollow } from '../scope.server.ts';
import type { TextLang } from '../pages/own-case-words.ts';
import { isOpened } from './records.server.ts';
import { lookOf, openClocks, type VoucherLook } from './reads.server.ts';

export interface OwnVoucherLine extends VoucherLook {
  readonly firm: string;
}

export interface OwnVouchers {
  readonly vouchers: readonly OwnVoucherLine[];
  /** Requests with a decision, whichever it is, that was not opened yet. */
  readonly unopened: number;
  /** Whether the reader is an advisor, who sees several firms. */
  readonly isAdvisor: boolean;
}

const MOST_LISTED = 200;

/**
 * Vouchers of the reader's firm, or of the clients that gave the reader's body a mandate to apply,
 * newest first; those whose decision was not opened are only counted. Throws `cases.not-found`.
 */
export async function listOwnVouchers(actor: MemberActor, lang: TextLang): Promise<OwnVouchers> {
  if (!canFollow(actor)) throw new DomainError('cases.not-found');
  const isAdvisor = actor.person.seat.kind === 'advisor';
  const firmIds = isAdvisor ? await clientIds(actor) : [actor.person.seat.organisationId];
  const rows = await db.voucher.findMany({
    where: { organisationId: { in: firmIds } },
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
  });
  const [applications, versions, clocks, firms, unopened] = await Promise.all([
    db.aidApplication.findMany({
      where: { id: { in: rows.map(({ applicationId }) => applicationId) } },
      select: { id: true, number: true, submittedAt: true, acknowledgedAt: true },
    }),
    listVersions(db, [...new Set(rows.map(({ versionId }) => versionId))]),
    openClocks(
      db,
      rows.map(({ id }) => id),
    ),
    listFirms(db, firmIds),
    countUnopened(firmIds),
  ]);
  const applicationOf = new Map(applications.map((one) => [one.id, one]));
  const opened = rows.flatMap((voucher): OwnVoucherLine[] => {
    const application = applicationOf.get(voucher.applicationId);
    if (!application || !isOpened(application, voucher)) return [];
    const content = versions.get(voucher.versionId)?.content;
    const clock = clocks.get(voucher.id) ?? null;
    const look = lookOf({ voucher, application, content, clock, now: actor.now }, lang);
    return [{ ...look, firm: firms.get(voucher.organisationId)?.name ?? '' }];
  });
  return { vouchers: opened, unopened, isAdvisor };
}

/** Refusals count as approvals do: that something waits must not tell what it is. */
function countUnopened(firmIds: readonly string[]): Promise<number> {
  const { decidedAt } = db.aidApplication.fields;
  return db.aidApplication.count({
    where: {
      ...{ organisationId: { in: [...firmIds] }, state: { in: ['approved', 'rejected'] } },
      OR: [{ acknowledgedAt: null }, { acknowledgedAt: { lt: decidedAt } }],
    },
  });
}

async function clientIds(actor: MemberActor): Promise<string[]> {
  const clients = await listClients(actor);
  return clients
    .filter(({ scopes }) => scopes.includes('apply'))
    .map(({ organisationId }) => organisationId);
}
