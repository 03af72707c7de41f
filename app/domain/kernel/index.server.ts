export { atMost } from './at-most.ts';
export { hasRole } from './actor.ts';
export type { Actor, AnonymousActor, MemberActor, PersonActor, Seat, SignedIn } from './actor.ts';
export { contentHash } from './content-hash.ts';
export {
  addDays,
  addMonths,
  civilDate,
  civilDateOf,
  dayOf,
  isCivilDate,
  midnight,
} from './clock.ts';
export type { CivilDate, Clock } from './clock.ts';
export { eachAlone } from './each-alone.ts';
export { DomainError } from './errors.ts';
export {
  controlKey,
  groupIce,
  groupRib,
  ibanOf,
  ice9Of,
  isUsual,
  parseIce,
  parseRib,
  plainDigits,
  SOFT_IDENTIFIERS,
} from './identifiers.ts';
export type { SoftIdentifier } from './identifiers.ts';
export { ACCEPTED_FILES, FILE_EXTENSIONS, MAX_FILE_BYTES } from './files.ts';
export type { FileExtension, SentFile } from './files.ts';
export { newId, opaqueToken, UUID_RANDOM_BYTES, uuidV7 } from './ids.ts';
export {
  isOrganisationKind,
  isRole,
  isStaff,
  ORGANISATION_KINDS,
  ROLES,
  ROLES_OF,
  touchesMoney,
} from './roles.ts';
export type { OrganisationKind, Role } from './roles.ts';
export { cents, parseMoney, plainAmount, shareOf, sumCents } from './money.ts';
export type { Cents } from './money.ts';
export { MESSAGE_KINDS, NOTIFICATION_KINDS } from './messages.ts';
export type { MessageKind, MessageParams, NotificationKind } from './messages.ts';
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';
export type { Holidays } from './working-days.ts';
export { groupPhone, parsePhone } from './phone.ts';
export { mintPrintedCode, readPrintedCode } from './printed-code.ts';
