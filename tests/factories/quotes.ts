import { randomUUID } from 'node:crypto';
import { refreshListingsOf } from '#domain/catalogue/index.server.ts';
import { answerQuote } from '#domain/engagements/quotes/answer-quote.server.ts';
import { askQuotes } from '#domain/engagements/quotes/ask-quotes.server.ts';
import type { QuoteContent } from '#domain/engagements/quotes/content.ts';
import { contentHash, type MemberActor } from '#domain/kernel/index.server.ts';
import type { ShortlistContent } from '#domain/matching/shortlist/content.ts';
import { db } from '#platform/db.ts';
import type { Quote } from '#platform/prisma-client/client.ts';
import { NOON } from './actors.ts';
import { openProgramme, type OpenProgramme } from './cases.ts';
import { makeCertifiedProvider, makeOffer } from './providers.ts';
import { giveAccepted, type Given } from './vouchers.ts';

/** A provider with an offer that a firm may ask a quote of. */
export interface Seller {
  readonly actor: MemberActor;
  readonly id: string;
  readonly offerId: string;
  readonly versionId: string;
}

/** A listed offer of 9 000 DH at most of a certified provider that a programme pays. */
async function makeSeller(
  { programmeId, ownerId }: Pick<OpenProgramme, 'programmeId' | 'ownerId'>,
  category = 'WEB',
): Promise<Seller> {
  const actor = await makeCertifiedProvider();
  const { organisationId: id } = actor.person.seat;
  const offer = await makeOffer(id, 'published', {
    ...{ category, price: { kind: 'range', min: 500_000, max: 900_000, setup: 0 } },
  });
  await refreshListingsOf(id, NOON);
  await db.accreditation.create({
    data: {
      ...{ id: randomUUID(), programmeId, ownerId, organisationId: id, state: 'accredited' },
      ...{ requestedById: actor.person.accountId, submittedAt: NOON, decidedAt: NOON },
    },
  });
  return { actor, id, offerId: offer.offerId, versionId: offer.versionId };
}

const NO_REST = {
  ...{ beforeVat: { min: 0, max: 0 }, vat: { min: 0, max: 0 }, withVat: { min: 0, max: 0 } },
};

/** A settled choice of offers of a firm, in the order of the matches. Returns its id. */
async function settleChoice(
  firmId: string,
  sellers: readonly Seller[],
  category = 'WEB',
): Promise<string> {
  const [id, assessmentId] = [randomUUID(), randomUUID()];
  const content: ShortlistContent = {
    ...{ format: 1, assessment: assessmentId, action: 'sell-online', category },
    wish: {
      ...{ languages: [], mode: 'any', startBy: null, restMAD: null, users: null },
      moroccanFirst: false,
    },
    run: { id: 'a run', hash: 'a hash', weights: 1 },
    ...{ vatPercent: 20, exist: sellers.length, needed: 1 },
    offers: sellers.map(({ offerId, versionId, id: organisation }, place) => ({
      ...{ offer: offerId, version: versionId, organisation, sure: null, possible: null },
      price: { kind: 'range', min: 500_000, max: 900_000, setup: 0 },
      cost: { min: 500_000, max: 900_000, users: null, basis: 'once' },
      ...{ rest: NO_REST, restThen: null, startsOn: null, standing: 'certified' },
      ...{ startUp: false, isDemo: false },
      match: {
        ...{ rank: place + 1, block: null, total: 500, values: [], isNewcomer: false },
        ...{ asNewcomer: false, pricePlace: null, shared: [], reasons: [] },
      },
    })),
  };
  await db.shortlist.create({
    data: {
      ...{ id, assessmentId, organisationId: firmId, action: 'sell-online', state: 'frozen' },
      ...{ content, contentHash: contentHash(content), createdAt: NOON, updatedAt: NOON },
      frozenAt: NOON,
    },
  });
  return id;
}

/** A quote of two milestones over 8 000 DH before tax, unless its lines say otherwise. */
export function aQuote(changes: Partial<QuoteContent> = {}): QuoteContent {
  return {
    format: 1,
    lines: [
      {
        ...{ milestone: 1, label: 'Site et paiement', quantity: 1, unit: 'forfait' },
        ...{ unitPrice: '500000', vatPercent: 20, exemption: '' },
      },
      {
        ...{ milestone: 2, label: 'Formation', quantity: 2, unit: 'jour' },
        ...{ unitPrice: '150000', vatPercent: 20, exemption: '' },
      },
    ],
    milestones: [
      { title: 'Site en ligne', acceptance: 'Un achat de bout en bout', deliverBy: '2099-02-01' },
      { title: 'Équipe formée', acceptance: 'Deux personnes formées', deliverBy: '2099-03-02' },
    ],
    ...{ startOn: '2099-01-05', note: '', validDays: 15 },
    ...changes,
  };
}

export interface Market extends Given {
  readonly sellers: readonly Seller[];
  readonly shortlistId: string;
}

/** A firm with an accepted voucher of 4 000 DH and a settled choice of some offers. */
export async function aMarket(
  count = 2,
  { now = NOON }: { readonly now?: Date } = {},
): Promise<Market> {
  const programme = await openProgramme({ year: now.getUTCFullYear() });
  const given = await giveAccepted(programme, { now });
  const sellers: Seller[] = [];
  for (let left = count; left > 0; left -= 1) sellers.push(await makeSeller(programme));
  return { ...given, sellers, shortlistId: await settleChoice(given.firmId, sellers) };
}

/** What the firm of a market sends; all offers unless said. */
export function requestOf({ voucher, shortlistId, sellers }: Market, some = sellers) {
  return {
    ...{ voucher: voucher.id, shortlist: shortlistId, need: 'Vendre en ligne' },
    offers: some.map(({ offerId }) => offerId),
  };
}

export interface Asked extends Market {
  readonly engagementId: string;
}

/** The same with quotes asked of all, or of the first ones. */
export async function askedMarket(
  count = 2,
  { of = count, now = NOON }: { readonly of?: number; readonly now?: Date } = {},
): Promise<Asked> {
  const market = await aMarket(count, { now });
  const request = requestOf(market, market.sellers.slice(0, of));
  const firm = { ...market.firm, now };
  const engagementId = await askQuotes(firm, request, randomUUID());
  return { ...market, engagementId };
}

/** The quote that was asked of a seller. */
export function quoteOf({ engagementId }: Asked, { offerId }: Seller): Promise<Quote> {
  return db.quote.findUniqueOrThrow({
    where: { engagementId_offerId: { engagementId, offerId } },
  });
}

/** A seller answers. Returns the quote as it is then. */
export async function answer(
  asked: Asked,
  seller: Seller,
  changes: Partial<QuoteContent> = {},
  now: Date = NOON,
): Promise<Quote> {
  const { id, stamp } = await quoteOf(asked, seller);
  await answerQuote({ ...seller.actor, now }, id, { stamp, content: aQuote(changes) });
  return quoteOf(asked, seller);
}
