import { listOwnVouchers } from '#domain/cases/index.server.ts';
import { listProviderNames, type ProviderName } from '#domain/catalogue/index.server.ts';
import { DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement, Quote } from '#platform/prisma-client/client.ts';
import { projectNumber } from '../project-number.ts';
import { actsForFirm } from '../scope.server.ts';
import { ENDED, ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { ballOf, type Ball } from './ball.ts';
import { QUOTES } from './transitions.ts';

type Lang = Parameters<typeof listOwnVouchers>[1];
type OwnVoucher = Awaited<ReturnType<typeof listOwnVouchers>>['vouchers'][number];

/** An engagement in the list of a firm or of its advisor. */
export interface ProjectLine {
  readonly id: string;
  /** `PR-2026-000012` */
  readonly number: string;
  readonly state: EngagementState;
  readonly isOver: boolean;
  readonly ball: Ball;
  readonly firm: string;
  readonly programme: string;
  readonly category: string;
  /** Null before one was chosen. */
  readonly provider: ProviderName | null;
  /** Providers asked, and quotes that may be chosen. */
  readonly asked: number;
  readonly answered: number;
}

export interface Projects {
  readonly projects: readonly ProjectLine[];
  /** Vouchers that could pay for work and have none yet. */
  readonly ready: readonly OwnVoucher[];
  readonly isAdvisor: boolean;
  /** Whether the reader may ask for quotes. */
  readonly acts: boolean;
}

/**
 * The work that vouchers of the reader's firm or clients pay for, the latest first, and the vouchers
 * that wait for work. Throws `engagements.not-found` to who is on no firm's side.
 */
export async function listProjects(actor: MemberActor, lang: Lang): Promise<Projects> {
  const { vouchers, isAdvisor } = await ownVouchers(actor, lang);
  const rows = await db.engagement.findMany({
    where: { voucherId: { in: vouchers.map(({ id }) => id) } },
    orderBy: { number: 'desc' },
    include: { quotes: true },
  });
  const names = await listProviderNames(
    db,
    rows.flatMap(({ providerId }) => providerId ?? []),
  );
  const voucherOf = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  const projects = rows.flatMap((row): ProjectLine[] => {
    const voucher = voucherOf.get(row.voucherId);
    return voucher ? [lineOf(row, voucher, names)] : [];
  });
  const busy = new Set(rows.filter((row) => !isDone(row)).map(({ voucherId }) => voucherId));
  return {
    ...{ projects, isAdvisor, acts: actsForFirm(actor) },
    ready: vouchers.filter((voucher) => isReady(voucher) && !busy.has(voucher.id)),
  };
}

async function ownVouchers(actor: MemberActor, lang: Lang) {
  try {
    return await listOwnVouchers(actor, lang);
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError('engagements.not-found');
    throw error;
  }
}

/** After the delivery, or without one, a voucher may pay for other work. */
const DONE: readonly string[] = [...ENDED, 'completed', 'aftercare'];
const isDone = ({ state }: Pick<Engagement, 'state'>) => DONE.includes(state);

function isReady({ state, isPast, rest }: OwnVoucher): boolean {
  return (state === 'active' || state === 'partly-used') && !isPast && rest > 0n;
}

function lineOf(
  row: Engagement & { readonly quotes: readonly Quote[] },
  voucher: OwnVoucher,
  names: ReadonlyMap<string, ProviderName>,
): ProjectLine {
  const state = ENGAGEMENTS.stateOf(row.state);
  const quotes = row.quotes.map(({ state: of, dueOn }) => ({
    ...{ state: QUOTES.stateOf(of), until: dueOn && dayOf(dueOn) },
  }));
  return {
    ...{ id: row.id, number: projectNumber(row), state },
    isOver: ENDED.some((ended) => ended === state),
    ball: ballOf({ state, until: row.dueOn && dayOf(row.dueOn) }, quotes),
    ...{ firm: voucher.firm, programme: voucher.programme, category: voucher.category },
    provider: row.providerId === null ? null : (names.get(row.providerId) ?? null),
    asked: quotes.length,
    answered: quotes.filter((quote) => quote.state === 'answered').length,
  };
}
