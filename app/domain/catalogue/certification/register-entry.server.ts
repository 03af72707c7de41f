import { listFirms, type FirmFacts } from '#domain/accounts/index.server.ts';
import { civilDateOf, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type {
  Certificate,
  CertificateEvent,
  Credential,
  Provider,
} from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { REQUIRED_CREDENTIALS } from '../providers/in-force.ts';
import { regionOf } from '../vocabulary.ts';
import { factsOf } from './certificate-records.server.ts';
import { CERTIFICATE_EVENTS, isCertificateState, type CertificateState } from './certificate.ts';
import { PUBLIC_REASONS, type PublicReason } from './grounds.ts';
import type { RegisterEntry } from './register-schema.ts';
import { stateOn, type StateToday } from './register-state.ts';

type Reader = Tx | typeof db;

type Row = Certificate & { readonly events: readonly CertificateEvent[] };
type Event = RegisterEntry['history'][number];

/** What a certificate's line of the register is made of. */
interface Sources {
  readonly row: Row;
  readonly provider: Provider;
  readonly firm: FirmFacts;
  readonly papers: readonly Credential[];
}

/** The lines of the register for some certificates as they are on a day, in the order of the ids. */
export async function readEntries(
  reader: Reader,
  ids: readonly string[],
  today: CivilDate,
): Promise<readonly RegisterEntry[]> {
  const rows = await reader.certificate.findMany({
    where: { id: { in: [...ids] } },
    include: { events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  const owners = { in: [...new Set(rows.map(({ organisationId }) => organisationId))] };
  const [providers, firms, papers] = await Promise.all([
    reader.provider.findMany({ where: { organisationId: owners } }),
    listFirms(reader, owners.in),
    reader.credential.findMany({
      where: {
        ...{ organisationId: owners, state: 'verified' },
        kind: { in: [...REQUIRED_CREDENTIALS] },
      },
    }),
  ]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const providerOf = new Map(providers.map((one) => [one.organisationId, one]));
  const papersOf = Map.groupBy(papers, ({ organisationId }) => organisationId);
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    const provider = row && providerOf.get(row.organisationId);
    const firm = row && firms.get(row.organisationId);
    if (!row || !provider || !firm) return [];
    return [entryOf({ row, provider, firm, papers: papersOf.get(firm.id) ?? [] }, today)];
  });
}

function entryOf({ row, provider, firm, papers }: Sources, today: CivilDate): RegisterEntry {
  const now = stateOn(factsOf(row), papers, today);
  const history = row.events.flatMap(eventOf);
  const province = provider.province ?? firm.province;
  const isOpen = now.state === 'certified' || now.state === 'probation';
  return {
    code: row.code,
    ...{ state: now.state, since: now.since, until: now.until },
    reasons: reasonsOf(now, history),
    grade: row.grade === 'certified' ? 'certified' : 'probation',
    provider: {
      slug: isOpen && !firm.suspended ? provider.slug : null,
      name: provider.name,
      nameArabic: provider.nameArabic,
      legalName: firm.name,
      legalNameArabic: firm.nameArabic,
      ice: firm.ice,
      region: regionOf(province),
      province,
    },
    issuedOn: civilDateOf(row.issuedAt),
    certifiedOn: row.certifiedAt && civilDateOf(row.certifiedAt),
    validUntil: dayOf(row.validUntil),
    demo: provider.isDemo || firm.isDemo,
    history,
  };
}

function eventOf(event: CertificateEvent): Event[] {
  const { at, fromState, toState } = event;
  const type = CERTIFICATE_EVENTS.find((known) => known === event.type);
  if (type === undefined || !isCertificateState(toState)) return [];
  const from = fromState !== null && isCertificateState(fromState) ? fromState : null;
  return [{ type, at: at.toISOString(), from, to: toState, reason: publicReason(event.reason) }];
}

/** Only what is meant for the public, whatever the column holds. */
function publicReason(text: string | null): PublicReason | null {
  return PUBLIC_REASONS.find((known) => known === text) ?? null;
}

/** What wrote each final state into the history. */
const ENDED_BY = { expired: 'expire', revoked: 'revoke', withdrawn: 'withdraw' } as const;

function isFinal(state: CertificateState): state is keyof typeof ENDED_BY {
  return state in ENDED_BY;
}

function reasonsOf({ state, holds }: StateToday, history: readonly Event[]): PublicReason[] {
  const last = (type: Event['type']) => history.findLast((event) => event.type === type)?.reason;
  const reasons = isFinal(state)
    ? [last(ENDED_BY[state]) ?? (state === 'expired' ? 'period-over' : null)]
    : holds.map((hold) => (hold === 'papers' ? hold : (last('suspend') ?? null)));
  return reasons.filter((reason) => reason !== null);
}
