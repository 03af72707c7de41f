export type { AnonymousActor } from './actor.ts';
export { addDays, addMonths, civilDate, civilDateOf, isCivilDate, TIME_ZONE } from './clock.ts';
export type { CivilDate, Clock } from './clock.ts';
export { DomainError } from './errors.ts';
export type { ErrorDetails } from './errors.ts';
export { opaqueToken, UUID_RANDOM_BYTES, uuidV7 } from './ids.ts';
export { cents, parseMoney, plainAmount, shareOf, sumCents } from './money.ts';
export type { Cents } from './money.ts';
