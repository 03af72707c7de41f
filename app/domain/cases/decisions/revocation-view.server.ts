import {
  civilDateOf,
  DomainError,
  hasRole,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import type { Speaker } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidRevocation } from '#platform/prisma-client/client.ts';
import { mayBeDecided } from './decide-revocation.server.ts';
import { decidingProblem, type DecidingProblem } from './persons.server.ts';
import { openCase } from './view-parts.server.ts';

type Problem = Exclude<DecidingProblem, 'not-found'> | 'not-yours' | null;

const STATES = ['noticed', 'revoked', 'dropped'] as const;

/**
 * What is read before an aid is taken back: the voucher, what the firm is reproached with and what
 * it answered. `may` tells what the actor does: give notice, decide, or nothing. Throws
 * `cases.not-found`. Amounts are in centimes.
 */
export async function getRevocationPage(actor: MemberActor, id: string, speaker: Speaker) {
  if (!hasRole(actor, 'risk-officer', 'deciding-officer')) throw new DomainError('cases.not-found');
  const { application, header, file, own } = await openCase(actor, id, speaker);
  const rows = await db.aidRevocation.findMany({
    where: { applicationId: id },
    orderBy: [{ noticedAt: 'desc' }, { id: 'desc' }],
  });
  const [last] = rows;
  const isOpen = last?.state === 'noticed';
  if (application.state !== 'approved' && !last) throw new DomainError('cases.not-found');
  if (own || !file)
    return { header, may: null, problem: own ? 'own-firm' : 'no-part', file: null } as const;
  const found = await decidingProblem(db, actor, application);
  const deciding: Problem = found === 'not-found' ? 'not-yours' : found;
  const voucher = await db.voucher.findUnique({ where: { applicationId: id } });
  return {
    header,
    may: mayOf(actor, { state: application.state, open: isOpen ? last : null, deciding }),
    problem: isOpen ? problemOf(actor, last, deciding) : null,
    file: {
      voucher: voucher && { amount: voucher.amount, used: voucher.used },
      notices: rows.map((row) => noticeView(row, actor.now)),
    },
  } as const;
}
export type RevocationFile = NonNullable<Awaited<ReturnType<typeof getRevocationPage>>['file']>;

/** Why the notice that is open is not the actor's to decide. */
function problemOf(actor: MemberActor, open: AidRevocation, deciding: Problem): Problem {
  return open.noticedById === actor.person.accountId ? 'not-yours' : deciding;
}

function mayOf(
  actor: MemberActor,
  about: {
    readonly state: string;
    readonly open: AidRevocation | null;
    readonly deciding: Problem;
  },
): 'notice' | 'wait' | 'decide' | null {
  const { state, open, deciding } = about;
  if (open === null)
    return state === 'approved' && hasRole(actor, 'risk-officer') ? 'notice' : null;
  const isOwn = open.noticedById === actor.person.accountId;
  if (deciding !== null || isOwn) return null;
  return mayBeDecided(open, actor.now) ? 'decide' : 'wait';
}

function noticeView(row: AidRevocation, now: Date) {
  return {
    ...{ id: row.id, grounds: row.grounds, answer: row.answer },
    ...{ noticedOn: civilDateOf(row.noticedAt), answerUntil: dayOf(row.answerUntil) },
    answeredOn: row.answeredAt && civilDateOf(row.answeredAt),
    state: STATES.find((one) => one === row.state) ?? 'noticed',
    decidable: mayBeDecided(row, now),
  };
}
