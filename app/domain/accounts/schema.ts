export { mandateActSchema, mandateSchema, proposalSchema } from './mandate-form.ts';
export { MANDATE_MONTHS, MANDATE_SCOPES, type MandateScope } from './mandate-scopes.ts';
export { signInSchema, signUpSchema } from './auth-form.ts';
export * from './privacy-form.ts';
export type { ConsentPurpose } from './consent-purposes.ts';
export {
  DATA_REQUEST_KINDS,
  DATA_REQUEST_OUTCOMES,
  type DataRequestKind,
} from './data-request-kinds.ts';
export { madeSchema, organisationSchema, registerSchema } from './organisation-form.ts';
export {
  accountActSchema,
  organisationActSchema,
  ownActSchema,
  peopleSchema,
  roleDecisionSchema,
  type PeopleAct,
} from './people-form.ts';
export { type SuspensionReason } from './suspension-reasons.ts';
/** Shapes of what pages show. */
export type { GrantView, PeopleView, PersonView } from './list-people.server.ts';
export type { OrganisationChoices } from './organisation-choices.ts';
export type { OrganisationProfile } from './organisation-profile.server.ts';
export { HOLIDAY_CODES, holidaySchema, settingsSchema } from './operations-form.ts';
