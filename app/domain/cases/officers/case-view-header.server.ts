import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  DomainError,
  groupIce,
  type CivilDate,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { describeValue, type Speaker } from '#domain/programmes/index.server.ts';
import type { AidApplication, CaseClock } from '#platform/prisma-client/client.ts';
import { clockOf } from '../clocks/records.server.ts';
import { receiptOf } from '../receipt.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { stateOf } from '../transitions.ts';

/** The parts people may have in a case, those who left it last. */
const PARTS = ['proposes', 'decides', 'certifies', 'authorises', 'recused'] as const;
export type Part = (typeof PARTS)[number];

/** The head of a case: what everybody of the programme who finds it may know. */
export async function readHeader(
  reader: Reader,
  application: AidApplication,
  now: Date,
  speaker: Speaker,
) {
  const { id, number, submittedAt, organisationId, category, region } = application;
  if (number === null || submittedAt === null) throw new DomainError('cases.not-found');
  const [firms, { content, number: version }, clocks, people] = await Promise.all([
    listFirms(reader, [organisationId]),
    versionOf(reader, application),
    reader.caseClock.findMany({ where: { applicationId: id, endedAt: null } }),
    readPeople(reader, id),
  ]);
  const firm = firms.get(organisationId);
  return {
    ...{ id, receipt: receiptOf(number, submittedAt), stamp: application.stamp, version },
    ...{ state: stateOf(application.state), round: application.round },
    firm: firm?.name ?? '',
    ice: firm?.ice ? groupIce(firm.ice) : null,
    suspended: firm?.suspended ?? false,
    programme: content.name[speaker.lang],
    category: category && describeValue('category', category, speaker),
    region: region && describeValue('region', region, speaker),
    ...{ cost: application.cost, asked: application.asked, awarded: application.awarded },
    submittedOn: civilDateOf(submittedAt),
    decidedOn: application.decidedAt && civilDateOf(application.decidedAt),
    ball: ballOf(clocks, civilDateOf(now)),
    people,
  };
}
type OpenHeader = Awaited<ReturnType<typeof readHeader>>;

/** The head as it is shown; the state is null to whoever must not learn it. */
export type CaseHeader = Omit<OpenHeader, 'state'> & { readonly state: OpenHeader['state'] | null };

/**
 * The head for somebody of the firm itself who works for the programme: what the firm knows, and
 * neither where its request stands, nor what is proposed, nor by whom.
 */
export function shutHeader(header: OpenHeader): CaseHeader {
  return { ...header, state: null, awarded: null, decidedOn: null, ball: null, people: [] };
}

/** Who is awaited and until when: of the clocks that run the one that ends first. */
function ballOf(rows: readonly CaseClock[], today: CivilDate) {
  const [first] = rows
    .flatMap((row) => (row.dueOn ? [{ ...clockOf(row), dueOn: dayOf(row.dueOn) }] : []))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (!first) return null;
  const { code, holder, dueOn } = first;
  return { code, holder, dueOn, late: dueOn < today };
}

async function readPeople(reader: Reader, applicationId: string) {
  const rows = await reader.casePerson.findMany({
    where: { applicationId },
    orderBy: [{ round: 'asc' }, { since: 'asc' }],
  });
  const names = await namesOf(rows.map(({ accountId }) => accountId));
  return rows.map(({ accountId, part, round, since, declaration, declaredAt }) => ({
    ...{ accountId, name: names.get(accountId) ?? '', round },
    part: PARTS.find((one) => one === part) ?? ('recused' satisfies Part),
    sinceOn: civilDateOf(since),
    declared: declaration !== null,
    conflict: declaration === 'conflict',
    declaredOn: declaredAt && civilDateOf(declaredAt),
  }));
}
