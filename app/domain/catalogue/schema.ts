/** What pages in the browser may know of this room: codes, limits and types, nothing that checks. */
export { CREDENTIALS, EXIT_KIT, INTEGRATIONS, MODES, PRICE_KINDS, SIZES, SPOKEN } from './codes.ts';
export type { CredentialKind, PriceKind } from './codes.ts';
export type { Bilingual, OfferContent } from './offers/content.ts';
export type { PricePlace } from './offers/price-place.ts';
export type { Named, ShownText } from './names.ts';
export type { ProviderView } from './providers/provider-view.ts';
export type { OfferView } from './offers/offer-view.ts';
export { CREDENTIAL_RULES, KNOWN_ISSUERS, PAPER_ENDINGS } from './providers/credential-rules.ts';
export type { Standing } from './providers/credential-days.ts';
export type { QueueView } from './providers/credential-queue.server.ts';
export type { Dependents } from './providers/wallet-own.server.ts';
export type { WalletPaper } from './providers/wallet-view.server.ts';
export { PROFILE_LIMITS } from './providers/profile-limits.ts';
export { LONGEST_TEXT, OFFER_SORTS, PRICE_BANDS, PROVIDER_SORTS } from './search/types.ts';
export type {
  FacetGroup,
  OfferPage,
  OfferQuery,
  OfferRow,
  ProviderPage,
  ProviderQuery,
  ProviderRow,
  Segment,
} from './search/types.ts';
export type { CatalogueNames } from './pages/catalogue-names.ts';
export { LAST_STAGE, LONGEST, MOST_DELIVERABLES } from './offers/limits.ts';
export type { OfferFormValues } from './offers/offer-form.ts';
export type { OfferProblem, OfferText } from './offers/submit-rules.ts';
export type { OfferChoices } from './offers/offer-choices.ts';
export type { OfferState } from './offers/transitions.ts';
export type { OwnVersion } from './offers/get-own-offer.server.ts';
export type { OwnReference } from './providers/reference-view.server.ts';
export { CHECK_ITEMS, VERDICTS } from './certification/checklist.ts';
export { GROUNDS } from './certification/grounds.ts';
export { MEASURE_KINDS, MEASURE_STATES } from './certification/measure.ts';
export type { Precondition } from './certification/preconditions.ts';
export {
  APPLICATION_KINDS,
  APPLICATION_STATES,
  type ApplicationKind,
  type ApplicationState,
} from './certification/transitions.ts';
export type { ApplicationView, EntryView } from './certification/application-view.ts';
export type { CertificateView, MeasureLine } from './certification/certificate-view.server.ts';
export type { Dossier, ProviderFacts } from './certification/dossier-view.server.ts';
export type { MeasureView } from './certification/measure-view.server.ts';
export type { ListedDossier } from './certification/dossier-queue.server.ts';
export type { SavedView } from './certification/saved-views.server.ts';
export type { DayViews } from './providers/views-days.ts';
export type { ProviderHome } from './providers/provider-home.server.ts';
export type { BilingualEdits, DeliverableEdit, OfferChange } from './offers/diff.ts';
export type { TextEdit } from './offers/diff-words.ts';
export type { Likeness } from './offers/duplicate-likeness.ts';
export { REVIEW_FIELDS } from './offers/review-fields.ts';
export type { ReviewField } from './offers/review-fields.ts';
export type { ReviewPage as OfferReview } from './offers/review-view.server.ts';
export type { OfferNames } from './offers/review-names.ts';
export type { Obstacle } from './offers/publish-obstacles.server.ts';
export type { ReviewHint } from './offers/review-hints.ts';
export { OFFER_GROUPS } from './offers/groups.ts';
export type { OfferGroup } from './offers/groups.ts';
export type { CertificateState } from './certification/certificate.ts';
