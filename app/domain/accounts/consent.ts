import published from '#content/consents.json' with { type: 'json' };
import type { ConsentPurpose } from './consent-purposes.ts';

/** Languages in which texts to agree to exist; readers of others read French. */
type TextLang = 'fr' | 'ar' | 'en';

/** A text as somebody reads it before agreeing. */
export interface ConsentText {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly language: TextLang;
  readonly text: string;
}

type Published = Readonly<Record<'version' | TextLang, string>>;

/** Versions of each text, oldest first. A published one is never changed: receipts quote it. */
const VERSIONS: Readonly<Record<ConsentPurpose, readonly Published[]>> = published;

/** The language in which a reader of `lang` reads consents. */
export function consentLang(lang: string): TextLang {
  return lang === 'ar' || lang === 'en' ? lang : 'fr';
}

/** The text of a purpose as it is asked today. */
export function currentConsentText(purpose: ConsentPurpose, lang: string): ConsentText {
  const last = VERSIONS[purpose].at(-1);
  if (!last) throw new Error(`no text for the consent ${purpose}`);
  const language = consentLang(lang);
  return { purpose, version: last.version, language, text: last[language] };
}

/** The exact text somebody agreed to, from the version and language that were kept. */
export function consentTextOf(purpose: ConsentPurpose, version: string, lang: string): ConsentText {
  const one = VERSIONS[purpose].find((known) => known.version === version);
  if (!one) throw new Error(`no version ${version} of the consent ${purpose}`);
  const language = consentLang(lang);
  return { purpose, version, language, text: one[language] };
}

/** The texts of several purposes in the reader's language, for a form. */
export function consentChoices(lang: string, purposes: readonly ConsentPurpose[]): ConsentText[] {
  return purposes.map((purpose) => currentConsentText(purpose, lang));
}

/** Who and what a consent is about. */
export interface ConsentScope {
  readonly purpose: ConsentPurpose;
  /** The firm it is given for; null for a person's own. */
  readonly organisationId: string | null;
  /** The provider or programme owner named in it, empty for none. */
  readonly recipientId: string;
}

/**
 * Whether the parts of a consent fit its purpose: an account and messages concern a person,
 * sharing concerns a firm and names who receives, statistics concern a firm or, before it is
 * registered, the person who will own it (law 09-08, article 4: specific).
 */
export function isConsentWhole({ purpose, organisationId, recipientId }: ConsentScope): boolean {
  switch (purpose) {
    case 'account':
    case 'messages':
      return organisationId === null && recipientId === '';
    case 'statistics':
      return recipientId === '';
    case 'share-with-provider':
    case 'share-with-programme':
      return organisationId !== null && recipientId !== '';
  }
}

/** Kind of organisation that each sharing consent may name. */
export const RECIPIENT_KIND = {
  'share-with-provider': 'provider',
  'share-with-programme': 'programme',
} as const;
