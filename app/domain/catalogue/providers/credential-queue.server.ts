import { listFirms } from '#domain/accounts/index.server.ts';
import {
  addDays,
  civilDateOf,
  DomainError,
  plainDigits,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Credential, Prisma } from '#platform/prisma-client/client.ts';
import { provinceName, type NameLang } from '../names.ts';
import { regionOf, type CredentialKind } from '../vocabulary.ts';
import { REMINDER_DAYS, standingOf, type Standing } from './credential-days.ts';
import { canExaminePapers } from './credential-policy.ts';
import { isCredentialKind } from './wallet-view.server.ts';

/** What an examiner looks at: what waits, what ends within sixty days, what was decided. */
export const QUEUE_VIEWS = ['pending', 'expiring', 'decided'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export interface CredentialQuery {
  readonly show: QueueView;
  readonly kind: CredentialKind | null;
  /** Code of the region of the provider's seat. */
  readonly region: string | null;
  /** Part of the provider's name or of the paper's number, or an ICE; empty for all. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
  readonly lang: NameLang;
}

export interface ProviderName {
  readonly organisationId: string;
  readonly name: string;
  readonly ice: string | null;
  /** Name of the province of its seat; empty where it is not known. */
  readonly place: string;
}

export interface QueuedPaper {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly provider: ProviderName;
  readonly standing: Standing;
  readonly validTo: CivilDate | null;
  readonly addedAt: Date;
  readonly decidedAt: Date | null;
}

export interface CredentialQueue {
  readonly papers: readonly QueuedPaper[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE = 25;

/**
 * Papers of all providers for an examiner: what waits the longest first, what ends first first, or
 * what was decided last first. Throws `catalogue.not-found` to others.
 */
export async function listCredentialQueue(
  actor: MemberActor,
  query: CredentialQuery,
): Promise<CredentialQueue> {
  if (!canExaminePapers(actor)) throw new DomainError('catalogue.not-found');
  const today = civilDateOf(actor.now);
  const shown = { ...whereOf(query.show, today), ...(query.kind ? { kind: query.kind } : {}) };
  const where = { AND: [shown, await wanted(query, shown)] };
  const total = await db.credential.count({ where });
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  const rows = await db.credential.findMany({
    ...{ where, orderBy: ORDER[query.show], take: PAGE, skip: (page - 1) * PAGE },
  });
  const names = await providerNames([...new Set(rows.map(({ organisationId }) => organisationId))]);
  return {
    total,
    page,
    pages,
    papers: rows.flatMap((row) => queued(row, names, today, query.lang)),
  };
}

const ORDER = {
  pending: [{ addedAt: 'asc' }, { id: 'asc' }],
  expiring: [{ validTo: 'asc' }, { id: 'asc' }],
  decided: [{ decidedAt: 'desc' }, { id: 'desc' }],
} satisfies Record<QueueView, Prisma.CredentialOrderByWithRelationInput[]>;

function whereOf(show: QueueView, today: CivilDate): Prisma.CredentialWhereInput {
  if (show === 'pending') return { state: 'pending' };
  if (show === 'decided') return { state: { in: ['verified', 'refused'] } };
  const last = addDays(today, REMINDER_DAYS[0]);
  return { state: 'verified', validTo: { gte: new Date(today), lte: new Date(last) } };
}

/** The providers, or the number, that text and region ask for. */
async function wanted(
  { text, region }: CredentialQuery,
  shown: Prisma.CredentialWhereInput,
): Promise<Prisma.CredentialWhereInput> {
  const asked = folded(text);
  if (asked === '' && region === null) return {};
  const rows = await db.credential.findMany({
    ...{ where: shown, distinct: ['organisationId'], select: { organisationId: true } },
  });
  const names = await providerNames(rows.map(({ organisationId }) => organisationId));
  const inRegion = [...names.values()].filter(
    ({ province }) => region === null || regionOf(province) === region,
  );
  const idsOf = (all: readonly KnownProvider[]) => ({
    organisationId: { in: all.map(({ organisationId }) => organisationId) },
  });
  if (asked === '') return idsOf(inRegion);
  const number = { contains: text.trim().replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  const named = inRegion.filter((provider) => isNamed(provider, text));
  return { OR: [idsOf(named), { AND: [{ number }, idsOf(inRegion)] }] };
}

interface KnownProvider extends Omit<ProviderName, 'place'> {
  /** Code of the province of its seat. */
  readonly province: string | null;
  readonly names: readonly string[];
}

/** Letters without accents or case, for a search by parts of names. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

function isNamed({ names, ice }: KnownProvider, text: string): boolean {
  const digits = plainDigits(text);
  if (/^\d{9}(\d{6})?$/.test(digits) && ice?.startsWith(digits)) return true;
  return names.some((name) => folded(name).includes(folded(text)));
}

/** Names and seats of providers, as their public page has them, else as they are registered. */
async function providerNames(ids: readonly string[]): Promise<ReadonlyMap<string, KnownProvider>> {
  const [firms, providers] = await Promise.all([
    listFirms(db, ids),
    db.provider.findMany({
      where: { organisationId: { in: [...ids] } },
      select: { organisationId: true, name: true, nameArabic: true, province: true },
    }),
  ]);
  const pages = new Map(providers.map((provider) => [provider.organisationId, provider]));
  return new Map(
    [...firms.values()].map((firm) => {
      const page = pages.get(firm.id);
      const names = [page?.name, page?.nameArabic, firm.name, firm.nameArabic];
      return [
        firm.id,
        {
          ...{ organisationId: firm.id, name: page?.name ?? firm.name, ice: firm.ice },
          province: page?.province ?? firm.province,
          names: names.filter((name) => typeof name === 'string'),
        },
      ];
    }),
  );
}

function queued(
  row: Credential,
  names: ReadonlyMap<string, KnownProvider>,
  today: CivilDate,
  lang: NameLang,
): QueuedPaper[] {
  const { id, kind, organisationId, validTo, addedAt, decidedAt } = row;
  const known = names.get(organisationId);
  if (!known || !isCredentialKind(kind)) return [];
  const { name, ice, province } = known;
  const place = province === null ? '' : provinceName(province, lang).name;
  return [
    {
      ...{ id, kind, addedAt, decidedAt, provider: { organisationId, name, ice, place } },
      standing: standingOf(row, [], today),
      validTo: validTo && dayOf(validTo),
    },
  ];
}
