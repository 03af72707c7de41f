import { ownedFirmIds, ownedProviderIds } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';

/**
 * The projects of the firms and providers a person owns, as plain data for the export of their data:
 * their quotes, agreements, messages, deliveries, invoices and reviews. A provider's part is what it
 * was asked and answered; of the other side's reviews only those that are shown.
 */
export async function exportFirmProjects(actor: PersonActor) {
  const { accountId } = actor.person;
  const own = [...(await ownedFirmIds(accountId)), ...(await ownedProviderIds(accountId))];
  const rows = await db.engagement.findMany({
    where: {
      OR: [
        { organisationId: { in: [...own] } },
        { quotes: { some: { organisationId: { in: [...own] } } } },
      ],
    },
    orderBy: { number: 'asc' },
  });
  const projects = [];
  for (const row of rows) projects.push(await projectOf(row, own, actor.now));
  return projects;
}

async function projectOf(row: Engagement, own: readonly string[], now: Date) {
  const { id, number, organisationId, providerId, category, need, state, createdAt } = row;
  const isFirm = own.includes(organisationId);
  const isChosen = providerId !== null && own.includes(providerId);
  const side = isFirm ? 'firm' : 'provider';
  const quotes = await db.quote.findMany({
    where: { engagementId: id, ...(isFirm ? {} : { organisationId: { in: [...own] } }) },
    select: {
      ...{ id: true, organisationId: true, state: true, requestedAt: true },
      versions: {
        orderBy: { number: 'asc' },
        select: { number: true, content: true, sentAt: true, counter: true, counterAt: true },
      },
    },
  });
  const where = { engagementId: id };
  const [messages, ...rest] = await Promise.all([
    db.engagementMessage.findMany({
      where: { quoteId: { in: quotes.map((quote) => quote.id) } },
      ...{ orderBy: { at: 'asc' }, select: { side: true, text: true, at: true } },
    }),
    ...(isFirm || isChosen ? [workOf({ ...where, providerId }, side, now)] : []),
  ]);
  return {
    ...{ id, number, side, category, need, state, createdAt, quotes, messages },
    work: rest[0] ?? null,
  };
}

interface Work {
  readonly engagementId: string;
  readonly providerId: string | null;
}

async function workOf({ engagementId, providerId }: Work, side: 'firm' | 'provider', now: Date) {
  const where = { engagementId };
  // Agreements with a provider whose choice was undone are not those of the next one.
  const own = side === 'provider' && providerId !== null ? { providerId } : {};
  const [agreements, milestones, claims, reviews] = await Promise.all([
    db.agreement.findMany({
      where: { ...where, ...own },
      orderBy: { number: 'asc' },
      select: {
        ...{ number: true, code: true, content: true, pdfHash: true, state: true },
        signatures: { select: { side: true, name: true, method: true, at: true } },
      },
    }),
    db.milestone.findMany({
      where,
      orderBy: { sequence: 'asc' },
      select: {
        ...{ sequence: true, title: true, acceptance: true, state: true, deliveredAt: true },
        acceptedAt: true,
        evidence: { select: { kind: true, text: true, url: true, sha256: true, addedAt: true } },
      },
    }),
    db.claim.findMany({
      where,
      orderBy: { submittedAt: 'asc' },
      select: { invoiceNumber: true, invoice: true, state: true, submittedAt: true, paidAt: true },
    }),
    db.engagementReview.findMany({
      where: { ...where, OR: [{ side }, { shownFrom: { lte: now } }] },
      orderBy: { at: 'asc' },
      select: { side: true, moment: true, facts: true, text: true, at: true, reply: true },
    }),
  ]);
  return { agreements, milestones, claims, reviews };
}
