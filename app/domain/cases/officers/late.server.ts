import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  DomainError,
  hasRole,
  type CivilDate,
  type MemberActor,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { CLOCK_CODES, HOLDERS, type ClockCode, type Holder } from '../clocks/plan.ts';
import { receiptOf } from '../receipt.ts';
import { officerWhere } from '../scope.server.ts';

/** Lines shown, the longest late first. */
const MOST_LINES = 500;
const DAY_MS = 86_400_000;

/** A deadline of the programme that has passed. */
export interface LateLine {
  readonly about: 'case' | 'accreditation';
  readonly id: string;
  /** Of a case. */
  readonly receipt: string | null;
  readonly firm: string;
  readonly code: ClockCode;
  readonly holder: Holder;
  /** Who has it in hand: an account and a name; null for nobody in particular. */
  readonly officer: { readonly id: string; readonly name: string } | null;
  readonly dueOn: CivilDate;
  readonly daysLate: number;
  /** The managers were told. */
  readonly isTold: boolean;
}

/** How many are late together, and by how many days at most. */
export interface LateSum {
  readonly count: number;
  readonly most: number;
}

export interface LateRegister {
  readonly lines: readonly LateLine[];
  readonly total: number;
  readonly stages: readonly (LateSum & { readonly code: ClockCode })[];
  /** Of those in somebody's hands. */
  readonly officers: readonly (LateSum & { readonly id: string; readonly name: string })[];
}

interface Row {
  readonly about: string;
  readonly id: string;
  readonly number: number | null;
  readonly submittedAt: Date | null;
  readonly organisationId: string;
  readonly code: string;
  readonly holder: string;
  readonly officerId: string | null;
  readonly dueOn: Date;
  readonly isTold: boolean;
}

/** What is late together, of a stage and an officer. */
interface Sum {
  readonly code: string;
  readonly officerId: string | null;
  readonly count: number;
  readonly oldest: Date;
}

/**
 * Every deadline that the programmes of the reader's organisation let pass, with sums by stage and by
 * officer; of the lines themselves the oldest. For managers and auditors; throws `cases.not-found` to
 * others.
 */
export async function getLateRegister(actor: MemberActor): Promise<LateRegister> {
  officerWhere(actor);
  if (!hasRole(actor, 'programme-manager', 'auditor')) throw new DomainError('cases.not-found');
  const today = civilDateOf(actor.now);
  const late = lateSql(actor, today);
  const [rows, sums] = await Promise.all([
    db.$queryRaw<Row[]>`${late} ORDER BY "dueOn", id LIMIT ${MOST_LINES}`,
    db.$queryRaw<Sum[]>`
      SELECT code, "officerId", count(*)::integer AS count, min("dueOn") AS oldest
      FROM (${late}) late
      GROUP BY code, "officerId" ORDER BY oldest, code`,
  ]);
  const firms = await listFirms(
    db,
    rows.map(({ organisationId }) => organisationId),
  );
  const names = await namesOf([...rows, ...sums].flatMap(({ officerId }) => officerId ?? []));
  return {
    lines: rows.flatMap((row) => lineOf(row, today, { firms, names })),
    total: sums.reduce((total, { count }) => total + count, 0),
    stages: [...Map.groupBy(sums, ({ code }) => code)].flatMap(([text, own]) => {
      const code = CLOCK_CODES.find((one) => one === text);
      return code ? [{ code, ...sumOf(own, today) }] : [];
    }),
    officers: [...Map.groupBy(sums, ({ officerId }) => officerId)]
      .flatMap(([id, own]) =>
        id === null ? [] : [{ id, name: names.get(id) ?? '', ...sumOf(own, today) }],
      )
      .toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id)),
  };
}

/** Clocks of cases and accreditations that ran over while the programme had the ball. */
function lateSql(actor: MemberActor, today: CivilDate): Prisma.Sql {
  const { organisationId, regions } = actor.person.seat;
  const placed =
    regions.length > 0 ? Prisma.sql`AND a.region = ANY(${[...regions]})` : Prisma.empty;
  const late = Prisma.sql`c.ended_at IS NULL AND c.due_on < ${midnight(today)}::date
    AND c.holder NOT IN ('applicant', 'provider')`;
  return Prisma.sql`
    SELECT 'case' AS about, a.id, a.number, a.submitted_at AS "submittedAt",
      a.organisation_id AS "organisationId", c.code, c.holder, p.account_id AS "officerId",
      c.due_on AS "dueOn", c.late_since IS NOT NULL AS "isTold"
    FROM case_clock c JOIN aid_application a ON a.id = c.application_id
    LEFT JOIN case_person p ON p.application_id = a.id AND p.round = a.round
      AND p.part = CASE c.holder WHEN 'decides' THEN 'decides' ELSE 'proposes' END
    WHERE a.owner_id = ${organisationId} AND ${late} ${placed}
    UNION ALL
    SELECT 'accreditation', r.id, NULL, NULL, r.organisation_id, c.code, c.holder, NULL, c.due_on,
      c.late_since IS NOT NULL
    FROM case_clock c JOIN accreditation r ON r.id = c.accreditation_id
    WHERE r.owner_id = ${organisationId} AND ${late}`;
}

const daysAfter = (dueOn: Date, today: CivilDate) =>
  Math.round((Date.parse(today) - Date.parse(dayOf(dueOn))) / DAY_MS);

function sumOf(sums: readonly Sum[], today: CivilDate): LateSum {
  return {
    count: sums.reduce((total, { count }) => total + count, 0),
    most: Math.max(...sums.map(({ oldest }) => daysAfter(oldest, today))),
  };
}

interface Words {
  readonly firms: Awaited<ReturnType<typeof listFirms>>;
  readonly names: ReadonlyMap<string, string>;
}

function lineOf(row: Row, today: CivilDate, { firms, names }: Words): readonly LateLine[] {
  const { id, number, submittedAt, officerId, dueOn, isTold } = row;
  const code = CLOCK_CODES.find((one) => one === row.code);
  const holder = HOLDERS.find((one) => one === row.holder);
  if (!code || !holder) return [];
  return [
    {
      ...{ about: row.about === 'case' ? 'case' : 'accreditation', id, code, holder, isTold },
      receipt: number !== null && submittedAt ? receiptOf(number, submittedAt) : null,
      firm: firms.get(row.organisationId)?.name ?? '',
      officer: officerId === null ? null : { id: officerId, name: names.get(officerId) ?? '' },
      ...{ dueOn: dayOf(dueOn), daysLate: daysAfter(dueOn, today) },
    },
  ];
}
