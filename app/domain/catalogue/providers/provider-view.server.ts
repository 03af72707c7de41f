import { listFirms, type FirmFacts } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  DomainError,
  groupIce,
  groupPhone,
  type CivilDate,
  dayOf,
} from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type {
  Credential,
  OfferListing,
  Provider,
  ProviderReference,
} from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { factsOf } from '../certification/certificate-records.server.ts';
import { stateOn } from '../certification/register-state.ts';
import { categoryName, provinceName, regionName, sectorName, shownText } from '../names.ts';
import type { NameLang } from '../names.ts';
import { CREDENTIALS, PRICE_KINDS, REGIONS, SPOKEN } from '../vocabulary.ts';
import { isInForce, REQUIRED_CREDENTIALS } from './in-force.ts';
import type { Badge, ProviderView, ShownOffer, ShownReference } from './provider-view.ts';

type Reader = Tx | typeof db;

export type ProviderKey = { readonly slug: string } | { readonly organisationId: string };

const MOST_OFFERS = 50;

/**
 * The public page of a provider as it is at `now`, in the reader's language. Whether strangers may
 * see one that is not listed is for the page to say. Throws `catalogue.not-found`.
 */
export async function getProviderView(
  reader: Reader,
  key: ProviderKey,
  lang: NameLang,
  now: Date,
): Promise<ProviderView> {
  const provider = await reader.provider.findUnique({ where: key });
  if (!provider) throw new DomainError('catalogue.not-found');
  const { organisationId } = provider;
  const firm = (await listFirms(reader, [organisationId])).get(organisationId);
  if (!firm) throw new DomainError('catalogue.not-found');
  const today = civilDateOf(now);
  const [credentials, references, certificate, offers, listed] = await Promise.all([
    reader.credential.findMany({ where: { organisationId, state: 'verified' } }),
    reader.providerReference.findMany({
      where: { organisationId, state: 'confirmed', removedAt: null },
      orderBy: [{ year: 'desc' }, { id: 'asc' }],
    }),
    reader.certificate.findFirst({ where: { organisationId }, orderBy: { issuedAt: 'desc' } }),
    reader.offerListing.findMany({
      where: { organisationId },
      orderBy: [{ publishedAt: 'desc' }, { offerId: 'asc' }],
      take: MOST_OFFERS,
    }),
    reader.providerListing.count({ where: { organisationId } }),
  ]);
  const inForce = credentials.filter((one) => isInForce(one, today));
  return {
    ...aboutOf(provider, firm, lang, today),
    badges: badgesOf(inForce),
    certificate: certificate && {
      code: certificate.code,
      state: stateOn(factsOf(certificate), credentials, today).state,
      validUntil: dayOf(certificate.validUntil),
    },
    references: references.map((one) => referenceOf(one, lang)),
    offers: offers.map((one) => offerOf(one, lang)),
    isListed: listed > 0,
    isDemo: provider.isDemo || firm.isDemo,
  };
}

type About = Omit<ProviderView, 'badges' | 'certificate' | 'references' | 'offers' | 'isListed'>;

/** What the provider says of itself. */
function aboutOf(
  provider: Provider,
  firm: FirmFacts,
  lang: NameLang,
  today: CivilDate,
): Omit<About, 'isDemo'> {
  const { slug, name, nameArabic, website, email, phone, onSiteRadiusKm, team } = provider;
  const { capacity, foundedYear, moroccanLaw, hostsInMorocco, exports, nextStartOn } = provider;
  const start = nextStartOn && dayOf(nextStartOn);
  return {
    ...{ slug, name, nameArabic, legalName: firm.name },
    ice: firm.ice === null ? null : groupIce(firm.ice),
    summary: shownText({ fr: provider.summaryFr, ar: provider.summaryAr }, lang),
    description: shownText({ fr: provider.descriptionFr, ar: provider.descriptionAr }, lang),
    phone: phone === null ? null : { number: phone, shown: groupPhone(phone) },
    ...{ website, email, onSiteRadiusKm, team, capacity, foundedYear },
    province: provider.province === null ? null : provinceName(provider.province, lang),
    regions: REGIONS.filter((code) => provider.regions.includes(code)).map((code) =>
      regionName(code, lang),
    ),
    everywhere: REGIONS.every((code) => provider.regions.includes(code)),
    languages: SPOKEN.filter((code) => provider.languages.includes(code)),
    sectors: provider.sectors.map((code) => sectorName(code, lang)),
    nextStartOn: start !== null && start > today ? start : null,
    ...{ moroccanLaw, hostsInMorocco, exports },
  };
}

/** Papers beyond those that every certificate needs, in the order of the vocabulary. */
function badgesOf(inForce: readonly Credential[]): readonly Badge[] {
  const required: readonly string[] = REQUIRED_CREDENTIALS;
  return CREDENTIALS.filter((kind) => !required.includes(kind)).flatMap((kind) =>
    inForce
      .filter((one) => one.kind === kind)
      .map(({ issuer, validTo }) => ({ kind, issuer, until: validTo && dayOf(validTo) })),
  );
}

function referenceOf(reference: ProviderReference, lang: NameLang): ShownReference {
  const { clientName, showsClient, sector, year, workFr, workAr } = reference;
  return {
    client: showsClient ? clientName : null,
    sector: sectorName(sector, lang),
    year,
    work: shownText({ fr: workFr, ar: workAr }, lang),
  };
}

function offerOf(row: OfferListing, lang: NameLang): ShownOffer {
  const kind = PRICE_KINDS.find((one) => one === row.priceKind);
  if (kind === undefined) throw new Error(`unknown kind of price ${row.priceKind}`);
  const { slug, priceMin: min, priceMax: max, setup } = row;
  return {
    slug,
    title: shownText({ fr: row.titleFr, ar: row.titleAr }, lang) ?? { text: slug, lang: 'fr' },
    summary: shownText({ fr: row.summaryFr, ar: row.summaryAr }, lang),
    category: categoryName(row.category, lang),
    price: { kind, min, max, setup },
  };
}
