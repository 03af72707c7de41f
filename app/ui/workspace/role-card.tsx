import { useTranslation } from 'react-i18next';
import type { Role } from '#domain/kernel/index.server.ts';
import { Facts } from './parts.tsx';

/**
 * What somebody with a role may do and may not, in plain words. The page names the texts `advisor`
 * in its handle.
 */
export function RoleCard({
  code,
  level: Heading = 'h3',
}: {
  readonly code: Role;
  readonly level?: 'h2' | 'h3';
}) {
  const { t } = useTranslation('advisor');
  return (
    <>
      <Heading>{t(`role.${code}.name`)}</Heading>
      <Facts
        items={[
          [t('role.label.can'), t(`role.${code}.can`)],
          [t('role.label.cannot'), t(`role.${code}.cannot`)],
        ]}
      />
    </>
  );
}
