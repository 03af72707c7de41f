/** What pages in the browser may know of this room: codes and types, nothing that posts. */
export {
  BUCKET_CHOICES,
  ENVELOPE_CODES,
  MONEY_MOVERS,
  MONEY_READERS,
  MOVE_KINDS,
} from './codes.ts';
export { METER_PARTS, type MeterPart } from './meter/parts.ts';
export type { AccountCode, EnvelopeCode, MoveKind, MoveState, TransferCode } from './codes.ts';
export type { MoneyAlert } from './meter/alerts.ts';
export type { Figures } from './meter/meter.ts';
export type { MoveLine } from './moves/list-moves.server.ts';
export type { Place } from './moves/places.ts';
