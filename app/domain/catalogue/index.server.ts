export { CATEGORIES, MODES, PRICE_KINDS, REGIONS, SECTORS, SIZES, SPOKEN } from './vocabulary.ts';
export { slugify } from './offers/slug.ts';
export { countPublishedOffers, countSupply, type SupplyRow } from './pages/supply.server.ts';
export { runCatalogueClock } from './clock.server.ts';
export { refreshListingsOf } from './search/refresh-listings.server.ts';
export {
  listListed,
  listMatchable,
  listPricePlaces,
  type MatchableOffer,
  type MatchableProvider,
} from './search/matchable.server.ts';
export { PRICE_PLACES, type PricePlace } from './offers/price-place.ts';
export { fold } from './search/fold.ts';
export { highlight } from './search/highlight.ts';
export { readOfferQuery, writeOfferQuery } from './search/offer-query.ts';
export { readProviderQuery, writeProviderQuery } from './search/provider-query.ts';
export { searchOffers } from './search/search-offers.server.ts';
export { searchProviders } from './search/search-providers.server.ts';
export { computePriceBands, findPriceBand, listPriceBands } from './offers/price-band.server.ts';
export { seedDemoCatalogue } from './seed-demo.server.ts';
export { getProviderView } from './providers/provider-view.server.ts';
export { addCredential } from './providers/add-credential.server.ts';
export { getExaminedPaper } from './providers/credential-examined.server.ts';
export { getCredentialFileToken } from './providers/credential-file.server.ts';
export { listCredentialQueue, QUEUE_VIEWS } from './providers/credential-queue.server.ts';
export { decideCredential } from './providers/decide-credential.server.ts';
export { getOwnWallet } from './providers/wallet-own.server.ts';
export { withdrawCredential } from './providers/withdraw-credential.server.ts';
export { listParts, listSlugs, LISTED } from './pages/addresses.server.ts';
export { countByCategory, countProvidersByRegion } from './pages/category-counts.server.ts';
export { CATEGORY_GROUPS, findCategoryNote, listCategoryNotes } from './pages/category-notes.ts';
export { findOfferFate } from './pages/offer-fate.server.ts';
export { findOfferPage, getPublicProvider, listCategoryPrices } from './pages/offer-page.server.ts';
export {
  listPublishedByIds,
  listPublishedOffers,
  type PublishedOffer,
} from './pages/published-offers.server.ts';
export { holdListings } from './search/hold-listings.server.ts';
export { listOfferVersions } from './pages/offer-versions.server.ts';
export { listOfferTitles, type OfferTitle } from './pages/offer-titles.server.ts';
export { listProviderNames, type ProviderName } from './pages/provider-names.server.ts';
export { catalogueNames } from './pages/catalogue-names.ts';
export { profileSchema } from './providers/profile-form.ts';
export {
  getProfilePage,
  getProfileStamp,
  findProviderPreview,
} from './providers/profile-page.server.ts';
export { saveProfile } from './providers/save-profile.server.ts';
export { renderCertificate } from './certification/certificate-document.server.ts';
export { exportRegister } from './certification/register-export.server.ts';
export { readCertificateCode } from './certification/register-code.ts';
export { findRegisterEntry, type Checked } from './certification/register-find.server.ts';
export { countRegister, listRegister } from './certification/register-list.server.ts';
export { registerPlace, registerRegions } from './certification/register-place.ts';
export {
  LONGEST_REGISTER_TEXT,
  readRegisterQuery,
  writeRegisterQuery,
  type RegisterQuery,
} from './certification/register-query.ts';
export {
  certificateResponseSchema,
  REGISTER_LICENCE,
  registerResponseSchema,
  type RegisterEntry,
} from './certification/register-schema.ts';
export { createOffer } from './offers/create-offer.server.ts';
export { saveDraft } from './offers/save-draft.server.ts';
export { submitOffer } from './offers/submit-offer.server.ts';
export { reviseOffer, takeBackOffer } from './offers/take-back-offer.server.ts';
export { openOfferDraft } from './offers/open-draft.server.ts';
export { discardDraft } from './offers/discard-draft.server.ts';
export { withdrawOffer } from './offers/withdraw-offer.server.ts';
export { listOwnOffers } from './offers/list-own-offers.server.ts';
export { getOwnOffer, previewOffer } from './offers/get-own-offer.server.ts';
export { getOwnDraft } from './offers/get-own-draft.server.ts';
export { offerChoices } from './offers/offer-choices.ts';
export { addReference } from './providers/add-reference.server.ts';
export { changeReference, removeReference } from './providers/change-reference.server.ts';
export { REFERENCE_FAULTS, referenceSchema } from './providers/reference-form.ts';
export { getOwnReference, listOwnReferences } from './providers/reference-view.server.ts';
export { offerFormSchema } from './offers/offer-form.ts';
export { acceptCharter } from './certification/accept-charter.server.ts';
export { answerMeasure } from './certification/answer-measure.server.ts';
export { answerRequest } from './certification/answer-request.server.ts';
export { charterText } from './certification/charter.ts';
export { assignApplication } from './certification/assign-application.server.ts';
export { decideApplication } from './certification/decide-application.server.ts';
export { decideMeasure } from './certification/decide-measure.server.ts';
export { decideReference } from './certification/decide-reference.server.ts';
export { liftSuspension } from './certification/lift-suspension.server.ts';
export { addInterview, addNote } from './certification/note-dossier.server.ts';
export { noticeMeasure } from './certification/notice-measure.server.ts';
export { openApplication } from './certification/open-application.server.ts';
export { proposeDecision } from './certification/propose-decision.server.ts';
export { recordChecks } from './certification/record-checks.server.ts';
export { remindProviders } from './certification/remind-providers.server.ts';
export { requestChanges } from './certification/request-changes.server.ts';
export { submitApplication } from './certification/submit-application.server.ts';
export { withdrawApplication } from './certification/withdraw-application.server.ts';
export { listDossiers } from './certification/dossier-queue.server.ts';
export { getDossier } from './certification/dossier-view.server.ts';
export {
  getMeasureDossier,
  getMeasureFileToken,
  getOwnMeasure,
} from './certification/measure-view.server.ts';
export { getOwnCertification, getOwnCharter } from './certification/own-certification.server.ts';
export { findCertified, getProviderDossier } from './certification/provider-dossier.server.ts';
export {
  forgetViews,
  listViews,
  removeView,
  saveView,
} from './certification/saved-views.server.ts';
export { withdrawCertificate } from './certification/withdraw-certificate.server.ts';
export { countViews, type ViewCount } from './providers/views-count.server.ts';
export { periodOf, VIEW_PERIODS } from './providers/views-days.ts';
export { getViewStatistics } from './providers/views-statistics.server.ts';
export { getProviderHome } from './providers/provider-home.server.ts';
export { openImport } from './offers/sheets/open-import.server.ts';
export { getImport, getRefusedRows } from './offers/sheets/get-import.server.ts';
export { saveImport } from './offers/sheets/save-import.server.ts';
export {
  exportOffers,
  exportTemplate,
  type SheetTexts,
} from './offers/sheets/export-offers.server.ts';
export { SHEET_LISTS, type SheetWords } from './offers/sheets/columns.ts';
export { COLUMN_NAMES as SHEET_COLUMNS } from './offers/sheets/columns.ts';
export { MOST_ROWS as MOST_SHEET_ROWS } from './offers/sheets/csv.ts';
export { writeCsv } from './offers/sheets/csv.ts';
export { writes as rowWrites } from './offers/sheets/plan.ts';
export { findDuplicates } from './offers/duplicates.server.ts';
export { listOwnDuplicates } from './offers/duplicates-of-draft.server.ts';
export { publishOffer } from './offers/publish-offer.server.ts';
export { removeOffer } from './offers/remove-offer.server.ts';
export { requestOfferChanges } from './offers/request-changes.server.ts';
export { diffOffers } from './offers/diff.ts';
export { listReviewQueue } from './offers/review-queue.server.ts';
export { readReviewQuery, writeReviewQuery } from './offers/review-query.ts';
export { getOfferReview } from './offers/review-view.server.ts';
export {
  findOfferForApi,
  listOffersForApi,
  listProvidersForApi,
} from './search/api-rows.server.ts';
export {
  offerResponseSchema,
  offersResponseSchema,
  providersResponseSchema,
} from './search/api-schema.ts';
export { removalSchema, reviewSchema } from './offers/review-form.ts';
export { offerNames } from './offers/review-names.ts';
export { sheetWords } from './offers/sheets/words.ts';
export { exampleOffer } from './offers/sheets/example.ts';
export { credentialDecisionSchema, credentialSchema } from './providers/credential-form.ts';
export { CHARTER_VERSION } from './certification/charter.ts';
export {
  answerSchema,
  charterSchema,
  checksSchema,
  decisionSchema,
  interviewSchema,
  liftSchema,
  measureDecisionSchema,
  noteSchema,
  noticeSchema,
  proposalSchema,
  referenceDecisionSchema,
  requestSchema,
  submitSchema,
  sureSchema,
  viewSchema,
} from './certification/forms.ts';
export { hasHtml, requiredText, tidyLine, tidyText, typedText } from './providers/typed-text.ts';
export { listStandings, type Standing } from './certification/standings.server.ts';
export { findOfferReference } from './pages/offer-reference.server.ts';
export { findProviderContact } from './providers/provider-contact.server.ts';
export { findOfferOf, listDemoProviders } from './demo-providers.server.ts';
export { findProviderId } from './providers/find-provider-id.server.ts';
