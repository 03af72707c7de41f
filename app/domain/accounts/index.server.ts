export { findAuditSalt } from './audit-salt.server.ts';
export { findActiveMandate, hasMandateFor } from './find-active-mandate.server.ts';
export { openSession } from './open-session.server.ts';
export { readSession } from './read-session.server.ts';
export { CONFIRMED_FOR_FORM_MS, isConfirmed } from './session.ts';
export { consentChoices, currentConsentText } from './consent.ts';
export { PERSONAL_CHOICES, type ConsentPurpose } from './consent-purposes.ts';
export {
  carryStatisticsConsent,
  giveConsents,
  giveFirmConsent,
  giveOwnConsents,
} from './consent.server.ts';
export { hasConsent, organisationsWithoutStatistics } from './has-consent.server.ts';
export { getConsentReceipt, listFirmConsents, listOwnConsents } from './list-consents.server.ts';
export { withdrawConsent } from './withdraw-consent.server.ts';
export { hashPassword, verifyPassword } from './password.server.ts';
export { passwordProblem } from './password-rules.ts';
export { changePassword } from './password-change.server.ts';
export { issueCode, useCode } from './one-time-code.server.ts';
export { isResetTokenLive, issueResetLink, useResetToken } from './one-time-code-link.server.ts';
export { answerMandate } from './answer-mandate.server.ts';
export { endMandate } from './end-mandate.server.ts';
export { grantMandate } from './grant-mandate.server.ts';
export { getClient, listClients, type Client } from './list-clients.server.ts';
export { listAdvisorBodies, listGivenMandates } from './list-mandates.server.ts';
export { canGiveMandates } from './mandate-policy.ts';
export { type MandateScope } from './mandate-scopes.ts';
export { proposeMandate } from './propose-mandate.server.ts';
export { parseAddress, type Address } from './address.ts';
export { finishSignUp } from './finish-sign-up.server.ts';
export { requestReset, resetPassword } from './reset-password.server.ts';
export { signIn, signOut } from './sign-in.server.ts';
export { signInAsPersona } from './sign-in-as-persona.server.ts';
export { getSignUp, resendSignUpCode, startSignUp } from './sign-up.server.ts';
export { openDataRequest } from './open-data-request.server.ts';
export { decideDataRequest } from './decide-data-request.server.ts';
export {
  listDataRequestQueue,
  listOwnDataRequests,
  type QueuedRequest,
} from './list-data-requests.server.ts';
export { eraseOwnAccount, listErasureObstacles } from './erase-account.server.ts';
export { exportAccount, ownedFirmIds, ownedProviderIds } from './export-account.server.ts';
export { purgeAccounts } from './purge-accounts.server.ts';
export { keptSince, retentionTable } from './retention.ts';
export {
  confirmContactChange,
  findPendingContact,
  requestContactChange,
} from './change-contact.server.ts';
export { changeProfile, getOwnProfile } from './change-profile.server.ts';
export { confirmAsPersona, confirmByPassword, waysToConfirm } from './confirm-person.server.ts';
export { passkeyMessage } from './passkey-message.ts';
export { listPasskeys, removePasskey, renamePasskey } from './passkey-list.server.ts';
export { beginPasskey, finishPasskey } from './passkey-register.server.ts';
export { relyingParty } from './passkey-rules.ts';
export {
  beginPasskeyConfirm,
  beginPasskeySignIn,
  confirmByPasskey,
  signInByPasskey,
} from './passkey-use.server.ts';
export { makeRecoveryCodes } from './recovery-code.server.ts';
export { getKeys, showSecondFactor, type KeysView } from './second-factor-show.server.ts';
export { endOtherSessions, endSession, listSessions } from './sessions.server.ts';
export { drawQr } from './totp-qr.ts';
export { beginTotp, confirmTotp, findPendingTotp, removeTotp } from './totp.server.ts';
export { getAdminOverview } from './admin-overview.server.ts';
export { renderPersonalDataPdf as renderPersonalData } from '#documents/personal-data.server.ts';
export { acceptInvitation, getInvitation } from './accept-invitation.server.ts';
export { changeIce, makeOrganisationByAdmin } from './admin-make-organisation.server.ts';
export { listOrganisations } from './admin-organisations.server.ts';
export { findAccounts, listRoleRequests } from './admin-people.server.ts';
export { suspendAccount, suspendOrganisation } from './admin-suspend.server.ts';
export { createOrganisation, REGISTRATION_REFUSALS } from './create-organisation.server.ts';
export { decideRole } from './decide-role.server.ts';
export { endRole } from './end-role.server.ts';
export { giveRole } from './give-role.server.ts';
export { inviteFirstAdministrator } from './invite-first-administrator.server.ts';
export { invitePerson } from './invite-person.server.ts';
export { answerJoinRequest, listKnownFirms, requestToJoin } from './join-organisation.server.ts';
export { getOwnStanding } from './list-own-organisations.server.ts';
export { getPeople, namesOf } from './list-people.server.ts';
export { resendInvitation, revokeInvitation } from './manage-invitation.server.ts';
export type { RegisterForm } from './organisation-form.ts';
export { getOrganisation, updateOrganisation } from './organisation-profile.server.ts';
export { listRegions, organisationChoices } from './organisation-choices.ts';
export { switchOrganisation } from './switch-organisation.server.ts';
export { getContact, setContactLanguage, type Contact } from './contact.server.ts';
export {
  confirmHoliday,
  removeHoliday,
  seedHolidays,
  setHoliday,
  viewHolidays,
} from './set-holiday.server.ts';
export { readSiteSettings, saveSettings, siteNotice, supportPhone } from './set-setting.server.ts';
export { missingFields, PROFILE_FIELDS } from './profile-completeness.ts';
export { DEMO_SINCE, demoId, getDemoActor } from './demo-actor.server.ts';
export { demoFirmId, demoIce, seedDemoFirms } from './seed-demo-firms.server.ts';
export { listPersonas } from './list-personas.server.ts';
export { seedDemoPeople } from './seed-demo.server.ts';
export { demoApplicantId, seedDemoApplicants } from './seed-demo-applicants.server.ts';
export { tellHolders } from './role-records.server.ts';
export { listHolders, type Holder } from './holders.server.ts';
export { findMemberAtWork } from './member-at-work.server.ts';
export { isStaffOf, worksForProvider } from './is-staff-of.server.ts';
export { listFirmsOfPerson, listStaffAmong, wasStaffOf } from './staff-among.server.ts';
export { listFirms, type FirmFacts } from './list-firms.server.ts';
export { findProviderIds } from './find-provider-ids.server.ts';
export { firmsNamed } from './firms-named.server.ts';
export { findFirmProfile, type FirmProfile } from './firm-profile.server.ts';
export { findFirmProfiles, listFirmProfiles } from './list-firm-profiles.server.ts';
export { listFirmTies, type Tie } from './firm-ties.server.ts';
export { listPartyTies, type PartyTie } from './party-ties.server.ts';
export { listInvoiceParties } from './invoice-party.server.ts';
