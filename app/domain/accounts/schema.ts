export { mandateActSchema, mandateSchema, proposalSchema } from './mandate-form.ts';
export { MANDATE_MONTHS, MANDATE_SCOPES, type MandateScope } from './mandate-scopes.ts';
export { signInSchema, signUpSchema } from './auth-form.ts';
