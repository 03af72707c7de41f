/** Kinds of organisation; each has its own roles and its own workspace. */
export const ORGANISATION_KINDS = [
  'sme',
  'provider',
  'programme',
  'advisor',
  'funder',
  'platform',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What a person may be in an organisation of each kind. */
export const ROLES_OF = {
  sme: ['sme-owner', 'sme-member', 'sme-viewer'],
  provider: ['provider-owner', 'provider-member'],
  programme: [
    'programme-manager',
    'proposing-officer',
    'deciding-officer',
    'certifier',
    'authorising-officer',
    'risk-officer',
    'mediator',
    'provider-examiner',
    'auditor',
    'regional-examiner',
  ],
  advisor: ['advisor'],
  funder: ['auditor'],
  platform: ['platform-admin'],
} as const satisfies Readonly<Record<OrganisationKind, readonly string[]>>;

export type Role = (typeof ROLES_OF)[OrganisationKind][number];

export const ROLES: readonly Role[] = [...new Set(Object.values(ROLES_OF).flat())];

const MONEY: ReadonlySet<Role> = new Set<Role>([
  'programme-manager',
  'proposing-officer',
  'deciding-officer',
  'certifier',
  'authorising-officer',
  'risk-officer',
]);

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

export function isOrganisationKind(text: string): text is OrganisationKind {
  return (ORGANISATION_KINDS as readonly string[]).includes(text);
}

/** Whether a role reserves, commits, certifies or pays: one person asks for it, another grants it. */
export function touchesMoney(role: Role): boolean {
  return MONEY.has(role);
}

/** Whether a role sees the files of many firms: it needs a second factor at each sign-in. */
export function isStaff(role: Role): boolean {
  return !/^(sme-|provider-(owner|member)$)/.test(role);
}
