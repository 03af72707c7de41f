import { firmsNamed, listFirms } from '#domain/accounts/index.server.ts';
import {
  cents,
  type Cents,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { officerEngagements } from '../scope.server.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';

const PAGE = 30;

export interface EngagementLine {
  readonly id: string;
  readonly number: number;
  readonly firm: string;
  readonly provider: string | null;
  readonly state: EngagementState;
  readonly subsidy: Cents | null;
  readonly dueOn: CivilDate | null;
  readonly isDemo: boolean;
}

export interface EngagementQuery {
  readonly state: EngagementState | null;
  /** A name of a firm or provider, or a number. */
  readonly text: string;
  readonly page: number;
}

/**
 * Engagements of the programmes of the actor's organisation, the latest first, with how many there
 * are in each state. Throws `engagements.not-found`.
 */
export async function listEngagements(actor: MemberActor, { state, text, page }: EngagementQuery) {
  const own = officerEngagements(actor);
  const where: Prisma.EngagementWhereInput = {
    AND: [own, ...(state === null ? [] : [{ state }]), ...(text === '' ? [] : [await named(text)])],
  };
  const [total, counts] = await Promise.all([
    db.engagement.count({ where }),
    db.engagement.groupBy({ by: ['state'], where: own, _count: true }),
  ]);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const rows = await db.engagement.findMany({
    ...{ where, orderBy: { number: 'desc' }, skip: (at - 1) * PAGE, take: PAGE },
  });
  const firms = await listFirms(
    db,
    rows.flatMap(({ organisationId, providerId }) => [organisationId, providerId ?? []].flat()),
  );
  const nameOf = (id: string) => firms.get(id)?.name ?? '';
  return {
    ...{ total, pages, page: at },
    counts: new Map(counts.map((row) => [ENGAGEMENTS.stateOf(row.state), row._count])),
    lines: rows.map((row): EngagementLine => ({
      ...{ id: row.id, number: row.number, isDemo: row.isDemo },
      ...{ firm: nameOf(row.organisationId), provider: row.providerId && nameOf(row.providerId) },
      ...{ state: ENGAGEMENTS.stateOf(row.state), dueOn: row.dueOn && dayOf(row.dueOn) },
      subsidy: row.subsidy === null ? null : cents(row.subsidy),
    })),
  };
}

async function named(text: string): Promise<Prisma.EngagementWhereInput> {
  if (/^\d{1,9}$/.test(text)) return { number: Number(text) };
  const rows = await db.$queryRaw<{ id: string }[]>(firmsNamed(text));
  const ids = rows.map(({ id }) => id);
  return { OR: [{ organisationId: { in: ids } }, { providerId: { in: ids } }] };
}
