import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { GrantView, PersonView } from '#domain/accounts/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';
import { isolate } from './isolate.ts';
import { RoleName } from './role-name.tsx';
import type { PeoplePageView } from './types.ts';

/** The people of an organisation with their roles. */
export function MembersPanel({ page }: { readonly page: PeoplePageView }) {
  const { t } = useTranslation('people');
  if (page.people.length === 0) return <Empty>{t('people.nobody')}</Empty>;
  return (
    <Panel title={t('people.members')}>
      <DataTable
        caption={t('people.members')}
        columns={[t('people.name'), t('people.roles')]}
        rows={page.people.map((person) => ({
          key: person.accountId,
          cells: [
            <Name key="name" person={person} />,
            <ul style={{ listStyle: 'none', padding: 0 }} key="roles">
              {person.grants.map((grant) => (
                <li key={grant.id}>
                  <Grant grant={grant} person={person} page={page} />
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
    </Panel>
  );
}

function Name({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  return (
    <>
      <bdi>{person.name}</bdi>
      {person.isSelf && <span className="hint"> ({t('people.you')})</span>}
      {person.email !== null && (
        <>
          <br />
          <bdi dir="ltr" className="hint">
            {person.email}
          </bdi>
        </>
      )}
      {person.suspended && (
        <>
          <br />
          <Status tone="bad">{t('people.suspended')}</Status>
        </>
      )}
    </>
  );
}

interface GrantProps {
  readonly grant: GrantView;
  readonly person: PersonView;
  readonly page: PeoplePageView;
}

function Grant({ grant, person, page }: GrantProps) {
  const { t } = useTranslation('people');
  return (
    <>
      <RoleName role={grant.role} regions={grant.regions} names={page.regions} />
      {grant.status === 'requested' && (
        <>
          {' '}
          <Status tone="attention">{t('people.waits')}</Status>
          {grant.requestedBy !== null && (
            <span className="hint">
              {' '}
              {t('people.askedBy', { name: isolate(grant.requestedBy) })}
            </span>
          )}
        </>
      )}
      {grant.canDecide && <Decide id={grant.id} />}
      {grant.canEnd && (
        <p>
          <Link to={`?end=${grant.id}`}>
            {person.isSelf ? t('people.leave') : t('people.endRole')}
            <span className="vh"> {person.name}</span>
          </Link>
        </p>
      )}
    </>
  );
}

/** The two answers of a second person to a role that touches money. */
function Decide({ id }: { readonly id: string }) {
  const { t } = useTranslation('people');
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="id" value={id} />
      <SubmitButton name="do" value="grant">
        {t('people.grant')}
      </SubmitButton>
      <SubmitButton name="do" value="refuse" look="plain">
        {t('people.refuse')}
      </SubmitButton>
    </Form>
  );
}
