/** What pages in the browser may know of this room: codes, limits and types. */
export {
  APPEAL_DAYS,
  APPEAL_GROUNDS,
  BLOCKS,
  COMPONENTS,
  CRITERIA,
  ENOUGH,
  MOST_SHORTLISTED,
  WISHED_MODES,
} from './codes.ts';
export type { AppealGround, AppealState, Component, Criterion } from './codes.ts';
export type { Wish } from './score/asked.ts';
export type { Weights } from './score/weights.ts';
export type {
  MatchView,
  NamedAid,
  NearView,
  OfferMatch,
  RoadmapMatch,
  RunView,
} from './pages/types.ts';
export type { Reason } from './pages/reasons.ts';
export { MOST_SHOWINGS, RANKING_PERIODS } from './ranking/types.ts';
export type { ExposureLine, HiddenOffer, OwnAppeal, ShownOffer, Showing } from './ranking/types.ts';
export type { Advice } from './ranking/advice.ts';
export type { KeptOutView } from './ranking/kept-out.ts';
export { APPEAL_TEXT } from './appeals/limits.ts';
export type { ConcentrationLevel } from './exposure/concentration.ts';
export { COVERAGE_ORDERS, type CoverageOrder } from './coverage/gaps.ts';
export type { Effect } from './weights/effect.ts';
export type { ReplayVerdict } from './appeals/types.ts';
export type { WeightsState } from './codes.ts';
export { LANGUAGE_VALUES, PLACE_VALUES, SECTOR_VALUES } from './score/values.ts';
export { USUAL_VAT_PERCENT } from './aid/vat.ts';
export type { ShortlistColumn, ShortlistPage } from './shortlist/types.ts';
export type { MatchingMethod } from './pages/method.server.ts';
