import { firmsNamed } from '#domain/accounts/index.server.ts';
import {
  hasRole,
  type CivilDate,
  type MemberActor,
  midnight,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { listOwnFirms } from '../outsider.server.ts';
import { officerWhere } from '../scope.server.ts';
import { OPEN_STATES } from '../transitions.ts';
import type { CaseFilter } from './filters.ts';

/** Who reads, on which day. */
export interface QueueReader {
  readonly accountId: string;
  /** Whether they decide. */
  readonly decides: boolean;
  readonly today: CivilDate;
  /** The cases they may read. */
  readonly scope: Prisma.Sql;
}

/**
 * The cases that `officerWhere` lets an officer read, without those of firms they belong or belonged
 * to: where these stand is not theirs to see. Throws `cases.not-found`.
 */
export async function queueReader(actor: MemberActor, today: CivilDate): Promise<QueueReader> {
  officerWhere(actor);
  const { accountId, seat } = actor.person;
  const regions =
    seat.regions.length > 0 ? Prisma.sql`AND a.region = ANY(${[...seat.regions]})` : Prisma.empty;
  const ownFirms = await listOwnFirms(db, actor);
  return {
    ...{ accountId, today, decides: hasRole(actor, 'deciding-officer') },
    scope: Prisma.sql`a.owner_id = ${seat.organisationId} AND a.number IS NOT NULL
      AND a.state <> 'draft' AND a.organisation_id <> ALL(${[...ownFirms]}) ${regions}`,
  };
}

/** Who examines a request in its present round. */
const WITH_OFFICER = Prisma.sql`
  LEFT JOIN case_person p ON p.application_id = a.id AND p.part = 'proposes' AND p.round = a.round`;
/** The day that somebody has next. */
const WITH_CLOCK = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT k.code, k.holder, k.due_on FROM case_clock k
    WHERE k.application_id = a.id AND k.ended_at IS NULL AND k.due_on IS NOT NULL
    ORDER BY k.due_on, k.code LIMIT 1) c ON true`;

/** Requests with who examines them in the present round (`p`) and the day somebody has (`c`). */
export const CASES = Prisma.sql`aid_application a ${WITH_OFFICER} ${WITH_CLOCK}`;

/** The same without the day: to count them. */
export const CASES_WITH_OFFICER = Prisma.sql`aid_application a ${WITH_OFFICER}`;

export const IS_OPEN = Prisma.sql`a.state = ANY(${[...OPEN_STATES]})`;
export const IS_UNASSIGNED = Prisma.sql`p.account_id IS NULL
  AND a.state IN ('submitted', 'under-review', 'needs-correction', 'appealed')`;

/** The programme let its day pass. Few did: they are looked up once, not case by case. */
export const isLate = ({ today }: QueueReader) =>
  Prisma.sql`a.id IN (SELECT k.application_id FROM case_clock k
    WHERE k.application_id IS NOT NULL AND k.ended_at IS NULL
      AND k.due_on < ${midnight(today)}::date AND k.holder NOT IN ('applicant', 'provider'))`;

export const isMine = ({ accountId }: QueueReader) =>
  Prisma.sql`(p.account_id IS NOT NULL AND p.account_id = ${accountId})`;

/**
 * A proposal that the reader may decide: somebody else's, that no other decides in this round. Those
 * of their own firms are not in any list.
 */
export function isDecidable({ accountId, decides }: QueueReader): Prisma.Sql {
  if (!decides) return Prisma.sql`false`;
  return Prisma.sql`(a.state IN ('proposed-approve', 'proposed-reject', 'appealed')
    AND a.created_by_id IS DISTINCT FROM ${accountId}
    AND a.submitted_by_id IS DISTINCT FROM ${accountId}
    AND EXISTS (SELECT FROM aid_decision d WHERE d.application_id = a.id AND d.state = 'proposed')
    AND NOT EXISTS (SELECT FROM case_person q WHERE q.application_id = a.id
      AND (q.account_id = ${accountId}) <> (q.part = 'decides' AND q.round = a.round)))`;
}

/** What a filter lets through. */
export function matching(filter: CaseFilter, reader: QueueReader): Prisma.Sql {
  const { show, state, programme, region, category, officer, who, late, min, max, number, firm } =
    filter;
  const amount = Prisma.sql`coalesce(a.awarded, a.asked)`;
  const conditions = [
    reader.scope,
    show === 'open' ? IS_OPEN : Prisma.sql`NOT (${IS_OPEN})`,
    state !== null && Prisma.sql`a.state = ${state}`,
    programme !== null && Prisma.sql`a.programme_id = ${programme}`,
    region !== null && Prisma.sql`a.region = ${region}`,
    category !== null && Prisma.sql`a.category = ${category}`,
    officer !== null && Prisma.sql`p.account_id = ${officer}`,
    who === 'mine' && isMine(reader),
    who === 'decide' && isDecidable(reader),
    who === 'unassigned' && IS_UNASSIGNED,
    late && isLate(reader),
    min !== null && Prisma.sql`${amount} >= ${min}`,
    max !== null && Prisma.sql`${amount} <= ${max}`,
    number !== null && Prisma.sql`a.number = ${number}`,
    firm !== null && Prisma.sql`a.organisation_id IN (${firmsNamed(firm)})`,
  ].filter((one) => one !== false);
  return Prisma.join(conditions, ' AND ');
}
