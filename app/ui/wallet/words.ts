import { CREDENTIAL_RULES, KNOWN_ISSUERS } from '#domain/catalogue/schema.ts';
import type wallet from '#i18n/locales/fr/wallet.json';

type Texts = typeof wallet;
export type ErrorCode = keyof Texts['error'];
export type ScopeCode = keyof Texts['scope'];
type KnownIssuer = (typeof KNOWN_ISSUERS)[number];

const CODE = /^[A-Za-z-]+$/;

/** Whether a refusal has a text; a test holds the refusals and the texts together. */
export function isErrorCode(code: string): code is ErrorCode {
  return CODE.test(code);
}

const SCOPES: readonly string[] = Object.values(CREDENTIAL_RULES).flatMap(({ grades, fields }) => [
  ...grades,
  ...fields,
]);

/** Whether what a paper is given for has a name. */
export function isScopeCode(code: string): code is ScopeCode {
  return SCOPES.includes(code);
}

/** Whether a paper comes from a body that is written by its initials. */
export function isKnownIssuer(issuer: string): issuer is KnownIssuer {
  return KNOWN_ISSUERS.some((known) => known === issuer);
}
