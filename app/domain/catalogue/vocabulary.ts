import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };

/** Categories of offers, in the order they are shown. */
export const CATEGORIES: readonly string[] = categories.map(({ code }) => code);

/** The twelve regions, ISO 3166-2. */
export const REGIONS: readonly string[] = geography.regions.map(({ code }) => code);

export const SECTORS: readonly string[] = sectors.map(({ code }) => code);

/** Languages work is done in: Darija, Tamazight, French, Arabic, English (ISO 639). */
export const SPOKEN = ['ary', 'zgh', 'fr', 'ar', 'en'] as const;
export type Spoken = (typeof SPOKEN)[number];

/** Sizes of a firm by people at work, the bands that assessments compare. */
export const SIZES = ['1', '2-3', '4-9', '10-49', '50-199', '200+'] as const;

/**
 * How a price is meant, always before VAT: once, a month, a user and month, or once within a range
 * that a quote settles.
 */
export const PRICE_KINDS = ['fixed', 'per-month', 'per-user-month', 'range'] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

export const MODES = ['remote', 'on-site', 'both'] as const;
export type Mode = (typeof MODES)[number];

/** What an offer connects to. */
export const INTEGRATIONS = [
  'e-invoicing',
  'accounting',
  'payment',
  'e-commerce',
  'cash-register',
  'bank',
  'messaging',
  'office',
  'delivery',
  'public-services',
] as const;
export type Integration = (typeof INTEGRATIONS)[number];

/** What a client keeps or gets back at the end. */
export const EXIT_KIT = [
  'data-export',
  'accounts',
  'domain',
  'source-code',
  'documentation',
  'training',
] as const;
export type ExitItem = (typeof EXIT_KIT)[number];

/** Papers of a provider's wallet. */
export const CREDENTIALS = [
  'tax-attestation',
  'cnss-attestation',
  'passi',
  'cloud-qualification',
  'iso-27001',
  'start-up-label',
  'pme-tech-label',
  'vendor-partnership',
  'insurance',
] as const;
export type CredentialKind = (typeof CREDENTIALS)[number];

/** The region of a province, null for an unknown code. */
export function regionOf(province: string | null): string | null {
  return geography.provinces.find(({ code }) => code === province)?.region ?? null;
}
