import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { versionOf } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { historyOf, type HistoryLine } from './history.ts';
import type { TextLang } from '../pages/own-case-words.ts';
import { lookOf, openClocks, type VoucherLook } from './reads.server.ts';
import { maySuspend } from './suspend.server.ts';

/** A voucher as those of the programme see it. */
export interface OfficerVoucher extends VoucherLook {
  readonly firm: string;
  readonly region: string | null;
  /** Terms were accepted in this version of the platform's text; null before. */
  readonly may: { readonly suspend: boolean; readonly resume: boolean };
  readonly history: readonly (HistoryLine & { readonly by: string | null })[];
}

/** A voucher of the programmes of the reader's organisation. Throws `cases.not-found`. */
export async function getOfficerVoucher(
  actor: MemberActor,
  id: string,
  lang: TextLang,
): Promise<OfficerVoucher> {
  const scope = officerWhere(actor);
  const voucher = await db.voucher.findUnique({ where: { id } });
  const application = await db.aidApplication.findFirst({
    where: { AND: [{ id: voucher?.applicationId ?? '' }, scope] },
  });
  if (!voucher || !application) throw new DomainError('cases.not-found');
  const [{ content }, clocks, events, firms] = await Promise.all([
    versionOf(db, voucher),
    openClocks(db, [id]),
    db.voucherEvent.findMany({ where: { voucherId: id }, orderBy: { sequence: 'asc' } }),
    listFirms(db, [voucher.organisationId]),
  ]);
  const history = historyOf(events);
  const names = await namesOf(history.flatMap(({ actorId }) => actorId ?? []));
  const clock = clocks.get(id) ?? null;
  const look = lookOf({ voucher, application, content, clock, now: actor.now }, lang);
  const isRisk = maySuspend(actor);
  return {
    ...look,
    firm: firms.get(voucher.organisationId)?.name ?? '',
    region: application.region,
    may: {
      suspend: isRisk && ['issued', 'active', 'partly-used'].includes(look.state) && !look.isPast,
      resume: isRisk && look.state === 'suspended',
    },
    history: history.map((line) => ({
      ...line,
      by: line.actorId === null ? null : (names.get(line.actorId) ?? null),
    })),
  };
}
