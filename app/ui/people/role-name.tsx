import { useTranslation } from 'react-i18next';
import type { Role } from '#domain/kernel/index.server.ts';

/** Gives the names of roles, and of the regions some are limited to, in the reader's language. */
export function useRoleNames(): (role: Role) => string {
  const { t } = useTranslation('advisor');
  return (role) => t(`role.${role}.name`);
}

/** A role with the regions it is limited to. */
export function RoleName({
  role,
  regions = [],
  names,
}: {
  readonly role: Role;
  readonly regions?: readonly string[];
  readonly names: readonly { readonly code: string; readonly name: string }[];
}) {
  const nameOf = useRoleNames();
  const limited = names.filter(({ code }) => regions.includes(code)).map(({ name }) => name);
  return (
    <>
      {nameOf(role)}
      {limited.length > 0 && <span className="hint"> ({limited.join(', ')})</span>}
    </>
  );
}
