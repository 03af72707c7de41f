import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Clawback } from '#platform/prisma-client/client.ts';
import { isOfFirm } from '../outsider.server.ts';
import { receiptOf } from '../receipt.ts';
import { officerWhere } from '../scope.server.ts';
import { claimableOf } from './claimable.server.ts';
import { mayBeConfirmed } from './decide-clawback.server.ts';
import { LIVE_CLAWBACKS } from './transitions.ts';
import { clawbackLook, type ClawbackLook } from './views.server.ts';

/** A clawback as those of the programme read it. */
interface OfficerClawback extends ClawbackLook {
  readonly evidence: string;
  readonly openedBy: string | null;
  readonly confirmedBy: string | null;
}

/** What the reader may do now, and why they may not decide. */
export interface ClawbackActs {
  readonly open: boolean;
  readonly notify: boolean;
  readonly confirm: boolean;
  readonly drop: boolean;
  readonly collect: boolean;
  readonly writeOff: boolean;
  /** `wait`: the firm has time to answer. `same-person`: another person decides, or records. */
  readonly problem: 'own-firm' | 'wait' | 'same-person' | null;
}

/**
 * What was used of a voucher and is asked back, for those of the programme; nothing of it to whoever
 * belongs to the firm. Amounts in centimes. Throws `cases.not-found`.
 */
export async function getOfficerClawback(actor: MemberActor, voucherId: string) {
  const scope = officerWhere(actor);
  const voucher = await db.voucher.findUnique({ where: { id: voucherId } });
  const application = await db.aidApplication.findFirst({
    where: { AND: [{ id: voucher?.applicationId ?? '' }, scope] },
  });
  if (!voucher || !application) throw new DomainError('cases.not-found');
  const { organisationId, amount, used } = voucher;
  const [firms, isOwn, claimable, found] = await Promise.all([
    listFirms(db, [organisationId]),
    isOfFirm(db, actor, organisationId),
    claimableOf(db, voucher),
    db.clawback.findMany({ where: { voucherId }, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }] }),
  ]);
  const rows = isOwn ? [] : found;
  const names = await namesOf(
    rows.flatMap(({ openedById, confirmedById }) => [openedById, confirmedById ?? []].flat()),
  );
  const { number, submittedAt } = application;
  return {
    voucherId,
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : '',
    firm: firms.get(organisationId)?.name ?? '',
    ...{ amount, used, claimable },
    clawbacks: rows.map((row): OfficerClawback => ({
      ...{ ...clawbackLook(row), evidence: row.evidence },
      openedBy: names.get(row.openedById) ?? null,
      confirmedBy: names.get(row.confirmedById ?? '') ?? null,
    })),
    may: isOwn ? { ...NOTHING, problem: 'own-firm' as const } : actsOf(actor, rows, claimable),
  };
}

const NOTHING: ClawbackActs = {
  ...{ open: false, notify: false, confirm: false, drop: false, collect: false, writeOff: false },
  problem: null,
};

function actsOf(actor: MemberActor, rows: readonly Clawback[], claimable: bigint): ClawbackActs {
  const isRisk = hasRole(actor, 'risk-officer');
  const live = rows.find(({ state }) => LIVE_CLAWBACKS.some((one) => one === state));
  if (!live) return { ...NOTHING, open: isRisk && claimable > 0n };
  const isDecider = hasRole(actor, 'deciding-officer');
  const { accountId } = actor.person;
  if (live.state === 'open') return { ...NOTHING, notify: isRisk, drop: isDecider };
  if (live.state === 'notified') {
    if (!isDecider) return NOTHING;
    const isReady = mayBeConfirmed(live, actor.now);
    const isOther = live.openedById !== accountId;
    const problem = !isReady ? 'wait' : isOther ? null : 'same-person';
    return { ...NOTHING, drop: true, confirm: isReady && isOther, problem };
  }
  return dueActs(actor, live);
}

/** It is due: who records what comes in, and who writes it off. */
function dueActs(actor: MemberActor, live: Clawback): ClawbackActs {
  const { accountId } = actor.person;
  const isTreasury = hasRole(actor, 'authorising-officer');
  const isManager = hasRole(actor, 'programme-manager');
  const collect = isTreasury && live.confirmedById !== accountId;
  const writeOff = isManager && ![live.openedById, live.confirmedById].includes(accountId);
  const isKept = (isTreasury && !collect) || (isManager && !writeOff);
  return { ...NOTHING, collect, writeOff, problem: isKept ? 'same-person' : null };
}
