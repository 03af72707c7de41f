import type { FirmFacts } from '#domain/accounts/index.server.ts';
import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Certificate, Credential, Provider } from '#platform/prisma-client/client.ts';
import type { Bilingual, OfferContent } from '../offers/content.ts';
import { yearPrice } from '../offers/year-price.ts';
import { isInForce, REQUIRED_CREDENTIALS } from '../providers/in-force.ts';
import { regionOf } from '../vocabulary.ts';

/** All that decides whether and how a provider and its offers are listed. */
export interface Listed {
  readonly firm: FirmFacts;
  readonly provider: Provider;
  readonly certificate: Pick<Certificate, 'state' | 'code' | 'issuedAt' | 'validUntil'> | null;
  readonly credentials: readonly Pick<Credential, 'kind' | 'state' | 'validFrom' | 'validTo'>[];
  readonly versions: readonly {
    readonly id: string;
    readonly offerId: string;
    readonly slug: string;
    readonly decidedAt: Date;
    readonly content: OfferContent;
  }[];
  readonly today: CivilDate;
}

/** Kinds of papers in force. */
function kindsInForce({ credentials, today }: Listed): ReadonlySet<string> {
  return new Set(credentials.filter((one) => isInForce(one, today)).map(({ kind }) => kind));
}

/** Whether clients may buy from a provider: its certificate and what it needs are in force. */
function isOpen(listed: Listed, inForce: ReadonlySet<string>): boolean {
  const { firm, certificate, today } = listed;
  if (firm.suspended || certificate === null) return false;
  if (certificate.state !== 'certified' && certificate.state !== 'probation') return false;
  if (certificate.validUntil.toISOString().slice(0, 10) < today) return false;
  return REQUIRED_CREDENTIALS.every((kind) => inForce.has(kind));
}

function joined(lang: keyof Bilingual, content: OfferContent): string {
  const { description, deliverables, clientDuties } = content;
  return [
    description[lang],
    ...deliverables.flatMap(({ text, acceptance }) => [text[lang], acceptance[lang]]),
    clientDuties[lang],
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The rows of `provider_listing` and `offer_listing` of one provider; null and none when closed. */
export function listingRows(listed: Listed) {
  const inForce = kindsInForce(listed);
  if (!isOpen(listed, inForce)) return { provider: null, offers: [] };
  const offers = listed.versions
    .filter(({ content }) => content.reliesOn.every((kind) => inForce.has(kind)))
    .map((version) => offerRow(listed, version, inForce));
  return { provider: providerRow(listed, inForce, offers), offers };
}

function standingOf({ certificate }: Listed): string {
  return certificate?.state ?? '';
}

function offerRow(
  listed: Listed,
  version: Listed['versions'][number],
  inForce: ReadonlySet<string>,
) {
  const { content } = version;
  const { provider } = listed;
  const price = {
    kind: content.price.kind,
    min: BigInt(content.price.min),
    setup: BigInt(content.price.setup),
  };
  return {
    offerId: version.offerId,
    versionId: version.id,
    organisationId: provider.organisationId,
    slug: version.slug,
    category: content.category,
    titleFr: content.title.fr,
    titleAr: content.title.ar,
    summaryFr: content.summary.fr,
    summaryAr: content.summary.ar,
    bodyFr: joined('fr', content),
    bodyAr: joined('ar', content),
    providerSlug: provider.slug,
    providerName: provider.name,
    providerNameArabic: provider.nameArabic ?? '',
    priceKind: price.kind,
    priceMin: price.min,
    priceMax: BigInt(content.price.max),
    setup: price.setup,
    yearPrice: yearPrice(price),
    durationDays: content.durationDays,
    startsOn: provider.nextStartOn,
    mode: content.mode,
    regions: content.regions,
    languages: content.deliveryLanguages,
    sizes: content.sizes,
    sectors: content.sectors,
    minStage: content.minStage,
    hostedInMorocco: content.hosting === 'MA',
    startUp: inForce.has('start-up-label'),
    standing: standingOf(listed),
    isDemo: provider.isDemo,
    publishedAt: version.decidedAt,
  };
}

function providerRow(
  listed: Listed,
  inForce: ReadonlySet<string>,
  offers: readonly { readonly category: string }[],
) {
  const { provider, certificate, firm } = listed;
  const required: readonly string[] = REQUIRED_CREDENTIALS;
  const province = provider.province ?? firm.province ?? '';
  return {
    organisationId: provider.organisationId,
    slug: provider.slug,
    name: provider.name,
    nameArabic: provider.nameArabic ?? '',
    summaryFr: provider.summaryFr,
    summaryAr: provider.summaryAr,
    province,
    region: regionOf(province) ?? '',
    regions: provider.regions,
    languages: provider.languages,
    sectors: provider.sectors,
    categories: [...new Set(offers.map(({ category }) => category))],
    offers: offers.length,
    badges: [...inForce].filter((kind) => !required.includes(kind)).sort(),
    hostsInMorocco: provider.hostsInMorocco,
    startUp: inForce.has('start-up-label'),
    standing: standingOf(listed),
    certificateCode: certificate?.code ?? '',
    certifiedAt: certificate?.issuedAt ?? provider.createdAt,
    isDemo: provider.isDemo,
  };
}
