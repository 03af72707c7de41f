/** What a programme gives. */
export const PROGRAMME_KINDS = [
  'grant',
  'advice',
  'loan',
  'guarantee',
  'equity',
  'training',
  'voucher',
  'label',
  'premises',
  'procurement',
] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** For whom it is. */
export const AUDIENCES = ['firms', 'people', 'providers'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What is known of a programme run elsewhere; `unknown` says that no recent source tells. */
export const OUTSIDE_STATES = ['announced', 'open', 'paused', 'closed', 'unknown'] as const;

/** What a programme is to the public, in the order of lists: what can be asked for comes first. */
export const PUBLIC_STATES = [
  'open',
  'winding-down',
  'paused',
  'announced',
  'unknown',
  'closed',
] as const;
export type PublicState = (typeof PUBLIC_STATES)[number];

/** How money goes to those who qualify; never pro rata. */
export const ALLOCATIONS = ['reserve-list', 'rounds', 'quota', 'draw'] as const;

/** Papers a programme may ask for; each is asked once and used again. */
export const DOCUMENTS = [
  'trade-register',
  'ice-certificate',
  'tax-attestation',
  'cnss-attestation',
  'bank-details',
  'quote',
  'business-plan',
  'balance-sheets',
  'statutes',
  'identity',
  'professional-card',
  'financing-agreement',
  'assessment-report',
  'self-declaration',
  'payroll-declaration',
  'cooperative-register',
] as const;

/** Clocks of a programme run here, in working days unless the name says days. */
export const SERVICE_LEVELS = [
  'assign',
  'propose',
  'decide',
  'correct',
  'accept',
  'voucherDays',
  'quote',
  'ownShare',
  'acceptDelivery',
  'certify',
  'payDays',
  'appealDays',
] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/** Segments an envelope may be kept for. */
export const SEGMENTS = ['micro', 'small', 'medium', 'women', 'young', 'rural'] as const;
export type Segment = (typeof SEGMENTS)[number];
