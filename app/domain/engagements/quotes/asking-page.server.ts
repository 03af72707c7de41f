import {
  getVoucherForWork,
  listOwnVouchers,
  type VoucherProblem,
} from '#domain/cases/index.server.ts';
import { listOfferVersions, type ProviderName } from '#domain/catalogue/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { listFrozenShortlists, type FrozenShortlist } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { actsForFirm } from '../scope.server.ts';
import { listObstacles, type Obstacle } from './obstacles.server.ts';

type Lang = Parameters<typeof listOwnVouchers>[1];

/** An offer of a settled choice that may be asked, or why it may not. */
export interface AskableOffer {
  readonly offerId: string;
  readonly slug: string;
  readonly title: string;
  readonly provider: ProviderName;
  /** Centimes before tax: the most that its quote may come to. */
  readonly cap: bigint;
  readonly obstacle: Obstacle | null;
}

export interface AskingPage {
  /** Whether the reader is of the firm and may ask. */
  readonly acts: boolean;
  readonly voucher: {
    readonly id: string;
    readonly number: string;
    readonly category: string;
    readonly rest: bigint;
    /** Why it pays for no new work today. */
    readonly problem: VoucherProblem | null;
  };
  /** Settled choices of the category of the voucher, the latest first. */
  readonly shortlists: readonly {
    readonly id: string;
    readonly assessmentId: string;
    readonly action: string;
    readonly frozenAt: Date;
    readonly offers: readonly AskableOffer[];
  }[];
}

/**
 * What a firm may ask quotes of with a voucher. Throws `engagements.not-found` for a voucher of
 * another firm.
 */
export async function getAskingPage(
  actor: MemberActor,
  voucherId: string,
  lang: Lang,
): Promise<AskingPage> {
  const { organisationId } = actor.person.seat;
  const { vouchers } = await listOwnVouchers(actor, lang);
  const voucher = vouchers.find(({ id }) => id === voucherId);
  if (!voucher) throw new DomainError('engagements.not-found');
  const { id, number, category, categoryCode, rest } = voucher;
  const all = await listFrozenShortlists(db, [organisationId]);
  const fitting = all.filter(({ content }) => content.category === categoryCode);
  const { voucher: firm, problem } = await getVoucherForWork(db, id, actor.now);
  const shortlists = [];
  for (const shortlist of fitting)
    shortlists.push({
      ...{ id: shortlist.id, assessmentId: shortlist.assessmentId, action: shortlist.action },
      ...{
        frozenAt: shortlist.frozenAt,
        offers: await listAskable(firm, shortlist.content.offers, lang),
      },
    });
  return { acts: actsForFirm(actor), voucher: { id, number, category, rest, problem }, shortlists };
}

/** The offers of a settled choice in the order of the matches, with what keeps them from being asked. */
export async function listAskable(
  firm: Parameters<typeof listObstacles>[1],
  offers: FrozenShortlist['content']['offers'],
  lang: Lang,
): Promise<readonly AskableOffer[]> {
  const obstacles = await listObstacles(db, firm, offers);
  const versions = await listOfferVersions(
    offers.map(({ version }) => version),
    lang,
  );
  const versionOf = new Map(versions.map((version) => [version.id, version]));
  return offers
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .flatMap((one): AskableOffer[] => {
      const version = versionOf.get(one.version);
      if (!version) return [];
      const { slug, view, provider } = version;
      return [
        {
          ...{ offerId: one.offer, slug, title: view.title?.text ?? slug, provider },
          ...{ cap: BigInt(one.cost.max), obstacle: obstacles.get(one.offer) ?? null },
        },
      ];
    });
}

/** Offers that were no match come last. */
const rankOf = ({ match }: FrozenShortlist['content']['offers'][number]) =>
  match?.rank ?? Number.MAX_SAFE_INTEGER;
