import type { ProgrammeKind, PublicState } from '#domain/programmes/schema.ts';

interface Source {
  readonly row: {
    readonly name: string;
    readonly summary: string;
    readonly owner: string;
    readonly kind: string;
    readonly status: { readonly code: PublicState };
  };
  readonly kind: ProgrammeKind;
  readonly funder: string | null;
  readonly audience: string;
  readonly outside: { readonly href: string | null } | null;
  /** Address of the page. */
  readonly url: string;
}

/** What search engines read of a programme: a service of an institution, and who pays for it. */
export function programmeJsonLd({ row, kind, funder, audience, outside, url }: Source) {
  const { name, summary, owner, status } = row;
  const isGrant = kind === 'grant' || kind === 'voucher';
  return {
    '@context': 'https://schema.org',
    '@type': isGrant ? ['GovernmentService', 'MonetaryGrant'] : 'GovernmentService',
    name,
    description: summary,
    url,
    serviceType: row.kind,
    serviceOperator: { '@type': 'Organization', name: owner },
    audience: { '@type': 'Audience', audienceType: audience },
    areaServed: { '@type': 'Country', name: 'MA' },
    ...(isGrant && funder !== null && { funder: { '@type': 'Organization', name: funder } }),
    ...(status.code === 'open' && {
      availableChannel: { '@type': 'ServiceChannel', serviceUrl: outside?.href ?? url },
    }),
  };
}
