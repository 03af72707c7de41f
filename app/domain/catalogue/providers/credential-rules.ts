import { CLOUD_LEVELS, PASSI_CLASSES, PASSI_SCOPES } from '../codes.ts';
import type { CredentialKind, CredentialScope } from '../codes.ts';

/** Bodies that alone give a kind of paper, by the name of their initials. */
export const KNOWN_ISSUERS = ['DGI', 'CNSS', 'DGSSI'] as const;
export type KnownIssuer = (typeof KNOWN_ISSUERS)[number];

/** What a paper of a kind must say. */
export interface CredentialRule {
  /** Who gives it; null where the name is typed. */
  readonly issuer: KnownIssuer | null;
  /** Whether it always bears a number. */
  readonly numbered: boolean;
  /** `counted`: `longestMonths` after its start unless an earlier day is typed. */
  readonly end: 'counted' | 'required' | 'optional';
  /** Months after its start that its last day may lie. */
  readonly longestMonths: number;
  /** A class or level of which it has exactly one. */
  readonly grades: readonly CredentialScope[];
  /** Fields of which it has at least one. */
  readonly fields: readonly CredentialScope[];
}

/** Against slips of the pen where no rule limits a paper: ten years. */
const ANY_LENGTH = 120;

const PLAIN = { grades: [], fields: [] } as const;
const TYPED = { ...PLAIN, issuer: null, longestMonths: ANY_LENGTH } as const;

/**
 * The rules of every kind of paper. The tax attestation is good for six months (CGI; directorate
 * general of taxes); no such rule is certain for the social security one, so its last day is read
 * off the paper, within a year of its start.
 */
export const CREDENTIAL_RULES: Readonly<Record<CredentialKind, CredentialRule>> = {
  'tax-attestation': { ...PLAIN, issuer: 'DGI', numbered: true, end: 'counted', longestMonths: 6 },
  'cnss-attestation': {
    ...PLAIN,
    ...{ issuer: 'CNSS', numbered: true, end: 'required', longestMonths: 12 },
  },
  passi: {
    ...{ issuer: 'DGSSI', numbered: true, end: 'required', longestMonths: ANY_LENGTH },
    ...{ grades: PASSI_CLASSES, fields: PASSI_SCOPES },
  },
  'cloud-qualification': {
    ...{ issuer: 'DGSSI', numbered: true, end: 'optional', longestMonths: ANY_LENGTH },
    ...{ grades: CLOUD_LEVELS, fields: [] },
  },
  'iso-27001': { ...TYPED, numbered: true, end: 'required' },
  'start-up-label': { ...TYPED, numbered: false, end: 'optional' },
  'pme-tech-label': { ...TYPED, numbered: false, end: 'optional' },
  'vendor-partnership': { ...TYPED, numbered: false, end: 'optional' },
  insurance: { ...TYPED, numbered: true, end: 'required' },
};

/** Kinds of files a paper may be, by the ending of their names. */
export const PAPER_ENDINGS = ['pdf', 'png', 'jpg', 'jpeg'] as const;
