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

/** Classes of a PASSI qualification (DGSSI): a paper has one. */
export const PASSI_CLASSES = ['class-a', 'class-b'] as const;

/** Fields of audit a PASSI qualification is given for (DGSSI). */
export const PASSI_SCOPES = [
  'organisational',
  'architecture',
  'configuration',
  'pentest',
  'code',
  'industrial',
] as const;

/** Levels of a cloud qualification (DGSSI; decree 2-24-921): a paper has one. */
export const CLOUD_LEVELS = ['level-1', 'level-2'] as const;

/** What a paper is given for, as `Credential.scopes` has it. */
export type CredentialScope =
  (typeof PASSI_CLASSES)[number] | (typeof PASSI_SCOPES)[number] | (typeof CLOUD_LEVELS)[number];
