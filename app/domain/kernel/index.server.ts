export type { AnonymousActor } from './actor.ts';
export { addDays, addMonths, civilDate, civilDateOf } from './clock.ts';
export type { CivilDate, Clock } from './clock.ts';
export { DomainError } from './errors.ts';
export { opaqueToken, UUID_RANDOM_BYTES, uuidV7 } from './ids.ts';
