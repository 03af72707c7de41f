export {
  CREDENTIALS,
  EXIT_KIT,
  INTEGRATIONS,
  MODES,
  PRICE_KINDS,
  SIZES,
  SPOKEN,
} from './vocabulary.ts';
export type {
  CredentialKind,
  ExitItem,
  Integration,
  Mode,
  PriceKind,
  Spoken,
} from './vocabulary.ts';
export type { Bilingual, OfferContent } from './offers/content.ts';
