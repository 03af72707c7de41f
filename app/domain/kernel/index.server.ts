export { hasRole } from './actor.ts';
export type { Actor, AnonymousActor, MemberActor, PersonActor, Seat, SignedIn } from './actor.ts';
export { addDays, addMonths, civilDate, civilDateOf } from './clock.ts';
export type { CivilDate, Clock } from './clock.ts';
export { DomainError } from './errors.ts';
export { opaqueToken, UUID_RANDOM_BYTES, uuidV7 } from './ids.ts';
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
export { MESSAGE_KINDS, NOTIFICATION_KINDS } from './messages.ts';
export type { MessageKind, MessageParams, NotificationKind } from './messages.ts';
