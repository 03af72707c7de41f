import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { shownText, type NameLang } from '../names.ts';
import { offerContentSchema, type OfferContent } from '../offers/content.ts';
import { CREDENTIALS, type CredentialKind } from '../vocabulary.ts';
import { canKeepWallet } from './credential-policy.ts';
import { REQUIRED_CREDENTIALS } from './in-force.ts';
import { walletOf, type WalletPaper } from './wallet-view.server.ts';

/** What stops when no paper of a kind is in force. */
export interface Dependents {
  /** The certificate that it holds up. */
  readonly certificate: boolean;
  /** Published offers that may not be sold without it, by their titles. */
  readonly offers: readonly {
    readonly id: string;
    readonly title: string;
    readonly lang: 'fr' | 'ar';
  }[];
  /** What lists and the public page show of it. */
  readonly badge: boolean;
}

/** The papers of one kind and what depends on them. */
export interface WalletSection {
  readonly kind: CredentialKind;
  readonly required: boolean;
  /** Required, and nothing is in force. */
  readonly missing: boolean;
  readonly papers: readonly WalletPaper[];
  readonly dependents: Dependents;
}

/**
 * The wallet of the provider somebody works in, kind by kind, the required ones first. Throws
 * `catalogue.not-found` to others.
 */
export async function getOwnWallet(
  actor: MemberActor,
  lang: NameLang,
): Promise<readonly WalletSection[]> {
  if (!canKeepWallet(actor)) throw new DomainError('catalogue.not-found');
  const { organisationId } = actor.person.seat;
  const { papers, missing } = await walletOf(db, organisationId, civilDateOf(actor.now));
  const living = await db.certificate.count({ where: { organisationId, endedAt: null } });
  const offers = await publishedOffers(organisationId);
  const isRequired = (kind: CredentialKind) => REQUIRED_CREDENTIALS.some((one) => one === kind);
  const inOrder = [
    ...CREDENTIALS.filter(isRequired),
    ...CREDENTIALS.filter((kind) => !isRequired(kind)),
  ];
  return inOrder.map((kind) => ({
    ...{ kind, required: isRequired(kind), missing: missing.includes(kind) },
    papers: papers.filter((paper) => paper.kind === kind),
    dependents: {
      certificate: isRequired(kind) && living > 0,
      badge: !isRequired(kind),
      offers: offersOn(kind, offers, lang),
    },
  }));
}

interface PublishedOffer {
  readonly id: string;
  readonly content: OfferContent;
}

async function publishedOffers(organisationId: string): Promise<readonly PublishedOffer[]> {
  const versions = await db.offerVersion.findMany({
    where: { organisationId, state: 'published' },
    orderBy: { offerId: 'asc' },
    select: { offerId: true, content: true },
  });
  return versions.map(({ offerId, content }) => ({
    ...{ id: offerId, content: offerContentSchema.parse(content) },
  }));
}

function offersOn(kind: CredentialKind, offers: readonly PublishedOffer[], lang: NameLang) {
  return offers
    .filter(({ content }) => content.reliesOn.includes(kind))
    .map(({ id, content }) => {
      const shown = shownText(content.title, lang);
      return { id, title: shown?.text ?? '', lang: shown?.lang ?? 'fr' };
    });
}
