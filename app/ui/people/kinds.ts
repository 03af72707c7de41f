import type { OrganisationKind } from '#domain/kernel/index.server.ts';

/** Kinds of organisation in the order lists show them. */
export const KINDS = [
  'sme',
  'provider',
  'programme',
  'advisor',
  'funder',
  'platform',
] as const satisfies readonly OrganisationKind[];
