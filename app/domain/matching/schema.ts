/** What pages in the browser may know of this room: codes, limits and types. */
export {
  APPEAL_DAYS,
  APPEAL_GROUNDS,
  APPEAL_STATES,
  BLOCKS,
  COMPONENTS,
  CRITERIA,
  ENOUGH,
  MOST_SHORTLISTED,
  SHOWN_FIRST,
  WISHED_MODES,
} from './codes.ts';
export type { AppealGround, AppealState, Block, Component, Criterion, WishedMode } from './codes.ts';
export type { Wish } from './score/asked.ts';
export type { Weights } from './score/weights.ts';
