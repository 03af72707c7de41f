/** Lines of a person's notification centre; their texts are in the locales under the same key. */
export const NOTIFICATION_KINDS = [
  'role-requested',
  'role-granted',
  'role-ended',
  'join-requested',
  'join-accepted',
  'join-refused',
  'invitation-accepted',
  'mandate-proposed',
  'mandate-granted',
  'mandate-ended',
  'security-changed',
  'new-session',
  'data-request-opened',
  'data-request-answered',
  'evidence-verified',
  'file-refused',
  'second-respondent-done',
  'credential-added',
  'credential-decided',
  'credential-expiring',
  'credential-expired',
  'application-submitted',
  'application-changes',
  'application-proposed',
  'application-decided',
  'application-lapsed',
  'certificate-expiring',
  'certificate-changed',
  'measure-noticed',
  'measure-answered',
  'measure-due',
  'measure-decided',
  'offer-submitted',
  'offer-changes',
  'offer-published',
  'offer-withdrawn',
  'programme-proposed',
  'programme-decided',
  'programme-opened',
  'programme-act-proposed',
  'programme-act-decided',
  'simulation-done',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Messages to an address or a number, which may have no account yet. */
export const MESSAGE_KINDS = [
  'verify-email',
  'verify-phone',
  'reset-password',
  'address-taken',
  'address-replaced',
  'invitation',
  'audit-root',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Values that fill the text of a message. */
export type MessageParams = Readonly<Record<string, string | number>>;
