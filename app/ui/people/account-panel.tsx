import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#domain/kernel/index.server.ts';
import { Facts, Panel, Status } from '../workspace/parts.tsx';
import { useRoleNames } from './role-name.tsx';
import { SuspensionForm } from './suspension-form.tsx';

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly suspended: boolean;
  readonly isSelf: boolean;
  readonly roles: readonly {
    readonly organisationId: string;
    readonly organisation: string;
    readonly role: Role;
  }[];
}

/** An account as administrators see it: how to reach the person, where they work, nothing more. */
export function AccountPanel({
  account,
  lang,
  query,
  isOpen,
}: {
  readonly account: AccountView;
  readonly lang: string;
  /** What was searched, to come back to it. */
  readonly query: string;
  /** Whether it is the one about to be closed. */
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  const open = new URLSearchParams({ q: query, open: account.id });
  return (
    <Panel title={<bdi>{account.name}</bdi>}>
      {account.suspended && <Status tone="bad">{t('people.suspended')}</Status>}
      <Facts
        items={[
          [t('admin.email'), account.email && <bdi dir="ltr">{account.email}</bdi>],
          [t('admin.phone'), account.phone && <bdi dir="ltr">{account.phone}</bdi>],
          [
            t('people.roles'),
            account.roles.length > 0 && (
              <ul>
                {account.roles.map(({ organisationId, organisation, role }) => (
                  <li key={organisationId + role}>
                    {nameOf(role)},{' '}
                    <Link to={`/${lang}/admin/organisations/${organisationId}`}>
                      <bdi>{organisation}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
      {!account.isSelf &&
        (account.suspended || isOpen ? (
          <SuspensionForm id={account.id} suspended={account.suspended} />
        ) : (
          <Link to={`?${open.toString()}`}>
            {t('suspension.open')}
            <span className="vh"> {account.name}</span>
          </Link>
        ))}
    </Panel>
  );
}
