import { randomUUID } from 'node:crypto';
import { forgetRecalled } from '#domain/matching/runs/recall.server.ts';
import { currentRun, seedWeights, type CurrentRun } from '#domain/matching/index.server.ts';
import {
  MODES,
  PRICE_KINDS,
  refreshListingsOf,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import geography from '#content/geography.json' with { type: 'json' };
import { contentHash, type MemberActor } from '#domain/kernel/index.server.ts';
import { NO_BAND, packRow, type OfferFigures } from '#domain/matching/score/row.ts';
import { maskOf } from '#domain/matching/score/score.ts';
import { FIRST_WEIGHTS, type Weights } from '#domain/matching/score/weights.ts';
import { db } from '#platform/db.ts';
import { anActor, NOON, type DeviceActor } from './actors.ts';
import { aCompleted, freshDatabase, type Answers } from './drafts.ts';
import { aFirmResult, makeFirmPerson, seatOf, type SeatedActor } from './firms.ts';
import { anOfferContent, makeCertifiedProvider, makeOffer } from './providers.ts';

/** A recipe that indexing takes for another one: rows of these factories are made again by it. */
const RECIPE = 'made by hand';

/** An empty database with the questionnaire, the first weights and an index without offers. */
export async function freshMatching(): Promise<void> {
  await freshDatabase();
  forgetRecalled();
  await seedWeights(db, NOON);
  await db.matchEdition.create({ data: { id: 1, edition: 1, changedAt: NOON } });
}

export interface MatchedFirm {
  readonly firm: string;
  /** Its owner, in front of an own browser. */
  readonly actor: SeatedActor;
  /** Completed: a plant of 12 people near Casablanca (region MA-06), every item at level 1. */
  readonly assessmentId: string;
}

/** A firm with a completed assessment whose plan has open actions. Needs `freshMatching`. */
export async function matchedFirm(
  options: Partial<{ firm: string; answers: Answers; now: Date }> = {},
): Promise<MatchedFirm> {
  const actor = await makeFirmPerson('sme-owner', options.firm);
  const assessmentId = await aFirmResult(actor, options.answers, options.now);
  return { firm: seatOf(actor), actor, assessmentId };
}

/** The same of a visitor without an account, who is known by the browser's token alone. */
export async function matchedVisitor(
  token = 'browser of a visitor',
): Promise<{ readonly actor: DeviceActor; readonly assessmentId: string }> {
  const actor = anActor(token);
  return { actor, assessmentId: await aCompleted(actor) };
}

/** An open action of an assessment whose category is called for, the first of the plan. */
export async function firstNeed(actor: DeviceActor, assessmentId: string) {
  const { inputs } = await currentRun(actor, assessmentId);
  const [list] = inputs.lists;
  if (list === undefined) throw new Error('The plan of this assessment has no open action.');
  return list.need;
}

/** What a run says of one action. */
export function listOf({ output }: CurrentRun, action: string) {
  const list = output.lists.find((one) => one.action === action);
  if (list === undefined) throw new Error(`The run has no list for ${action}.`);
  return list;
}

export interface IndexedOffer {
  readonly offerId: string;
  readonly versionId: string;
  readonly slug: string;
  readonly organisationId: string;
  /** Owner of its provider. */
  readonly owner: MemberActor;
  /** Numbers of the offer and of its provider in the index. */
  readonly number: number;
  readonly provider: number;
}

interface OfferOptions {
  /** Category of all; ERP unless said. */
  readonly category?: string;
  /** What an offer says otherwise than `anOfferContent`, which a plant near Casablanca may have. */
  readonly content?: (place: number) => Partial<OfferContent>;
  /** What its row says otherwise than its content: record, availability, standing… */
  readonly figures?: (place: number) => Partial<OfferFigures>;
}

/** Sizes and sectors that do not keep the plant of `matchedFirm` out. */
const FOR_ALL: Partial<OfferContent> = { sizes: [], sectors: [], mode: 'both' };

/**
 * Listed offers, each of a certified provider of its own, with their rows in the index, as the job
 * would have written them. Prices differ; else they are equal unless the options say otherwise.
 */
export async function indexedOffers(
  count: number,
  options: OfferOptions = {},
): Promise<readonly IndexedOffer[]> {
  const offers: IndexedOffer[] = [];
  for (let place = 0; place < count; place += 1) {
    const owner = await makeCertifiedProvider({ name: `Fournisseur ${String(place + 1)}` });
    offers.push(await indexedOfferOf(owner, options, place));
  }
  await raiseEdition();
  return offers;
}

/** One more listed offer of a provider that sells, with its row. The edition stays. */
export async function indexedOfferOf(
  owner: MemberActor,
  options: OfferOptions = {},
  place = 0,
): Promise<IndexedOffer> {
  const { organisationId } = owner.person.seat;
  const price = 1_200_000 + place * 50_000;
  const content = anOfferContent({
    ...FOR_ALL,
    category: options.category ?? 'ERP',
    price: { kind: 'fixed', min: price, max: price, setup: 0 },
    ...options.content?.(place),
  });
  const made = await makeOffer(organisationId, 'published', content);
  await refreshListingsOf(organisationId, NOON);
  const { number: provider } = await db.matchProvider.upsert({
    where: { organisationId },
    create: { organisationId, updatedAt: NOON },
    update: {},
  });
  const number = await insertRow(made, organisationId, content, (offer) => ({
    ...figuresOf(content, offer, provider),
    ...options.figures?.(place),
  }));
  return { ...made, organisationId, owner, number, provider };
}

async function insertRow(
  { offerId, versionId }: { readonly offerId: string; readonly versionId: string },
  organisationId: string,
  { category, price }: OfferContent,
  figuresFor: (offer: number) => OfferFigures,
): Promise<number> {
  const [drawn] = await db.$queryRaw<{ readonly number: number }[]>`
    SELECT nextval(pg_get_serial_sequence('match_offer', 'number'))::int AS number`;
  const number = drawn?.number ?? 0;
  const figures = figuresFor(number);
  await db.matchOffer.create({
    data: {
      ...{ offerId, number, organisationId, versionId, category, recipe: RECIPE },
      ...{ priceKind: price.kind, priceMin: price.min, priceMax: price.max, setup: price.setup },
      row: packRow(figures),
      updatedAt: NOON,
    },
  });
  return number;
}

const dirhams = (centimes: number) => Math.ceil(centimes / 100);

function figuresOf(content: OfferContent, offer: number, provider: number): OfferFigures {
  const { price, hosting } = content;
  return {
    ...{ offer, provider, isNewcomer: false, isCertified: true, isDemo: false, moroccan: true },
    regions: maskOf(REGIONS, content.regions),
    languages: maskOf(SPOKEN, content.deliveryLanguages),
    support: maskOf(SPOKEN, content.supportLanguages),
    sizes: maskOf(SIZES, content.sizes),
    sectors: maskOf(SECTORS, content.sectors),
    references: 0,
    mode: MODES.findIndex((mode) => mode === content.mode),
    minStage: content.minStage,
    priceKind: PRICE_KINDS.findIndex((kind) => kind === price.kind),
    priceMin: dirhams(price.min),
    priceMax: dirhams(price.max),
    setup: dirhams(price.setup),
    roundedUp:
      (dirhams(price.min) * 100 - price.min) | ((dirhams(price.setup) * 100 - price.setup) << 7),
    hosting: hosting === 'MA' ? 1 : hosting === null ? 0 : 2,
    ...{ serves: 0, starts: 0, record: 500, availability: 500, pricePlace: NO_BAND },
    province: geography.provinces.findIndex(({ code }) => code === 'MA-CAS'),
  };
}

/** The next version of the weights with other points, published as by two managers. Returns its id. */
export async function publishWeights(points: Partial<Weights['points']>): Promise<string> {
  const number = 1 + (await db.matchWeights.count());
  const id = `weights-${String(number)}`;
  const content = { ...FIRST_WEIGHTS, points: { ...FIRST_WEIGHTS.points, ...points } };
  await db.matchWeights.create({
    data: {
      ...{ id, number, content: JSON.parse(JSON.stringify(content)), reason: 'A test' },
      ...{ contentHash: contentHash(content), state: 'published' },
      ...{ proposedById: 'who proposed', proposedAt: NOON },
      ...{ decidedById: 'who decided', decidedAt: NOON },
    },
  });
  return id;
}

/** Says that the index of offers changed, as indexing does when it wrote something. */
export async function raiseEdition(): Promise<void> {
  await db.matchEdition.update({
    where: { id: 1 },
    data: { edition: { increment: 1 }, changedAt: NOON },
  });
}

/** An offer that is listed no more: withdrawn, gone from lists, search and the index. */
export async function withdrawIndexed({ offerId, versionId, organisationId }: IndexedOffer) {
  await db.offerVersion.update({ where: { id: versionId }, data: { state: 'withdrawn' } });
  await refreshListingsOf(organisationId, NOON);
  await db.matchOffer.deleteMany({ where: { offerId } });
  await raiseEdition();
}

/** An offer that was withdrawn is listed again, with another row. */
export async function putBack({ offerId, versionId, ...offer }: IndexedOffer): Promise<void> {
  const { organisationId, number, provider } = offer;
  await db.offerVersion.update({ where: { id: versionId }, data: { state: 'published' } });
  await refreshListingsOf(organisationId, NOON);
  const content = anOfferContent(FOR_ALL);
  await insertRow({ offerId, versionId }, organisationId, content, () =>
    figuresOf(content, number, provider),
  );
  await raiseEdition();
}

/** An open shortlist of a firm for the first action of its plan, chosen from a run. */
export async function aShortlist(
  { actor, assessmentId, firm }: MatchedFirm,
  offers: readonly (IndexedOffer | undefined)[],
  runId: string,
): Promise<{ readonly id: string; readonly action: string }> {
  const { action } = await firstNeed(actor, assessmentId);
  const id = randomUUID();
  const items = offers
    .filter((offer) => offer !== undefined)
    .map(({ offerId, versionId }, place) => ({
      ...{ offerId, versionId, runId, addedAt: new Date(NOON.getTime() + place) },
    }));
  await db.shortlist.create({
    data: {
      ...{ id, assessmentId, organisationId: firm, action, createdAt: NOON, updatedAt: NOON },
      items: { create: items },
    },
  });
  return { id, action };
}
