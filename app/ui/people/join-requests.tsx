import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { useRoleNames } from './role-name.tsx';
import type { PeoplePageView } from './types.ts';

/** Who asks to join, with one button a role they can be given. */
export function JoinRequests({ page }: { readonly page: PeoplePageView }) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  if (page.joinRequests.length === 0) return null;
  return (
    <Panel title={t('join.title')}>
      <p>{t('join.lead')}</p>
      <ul style={{ listStyle: 'none', padding: 0 }}>
        {page.joinRequests.map(({ id, name, email, on }) => (
          <li key={id}>
            <p>
              <bdi>{name}</bdi>{' '}
              {email !== null && (
                <bdi dir="ltr" className="hint">
                  {email}
                </bdi>
              )}{' '}
              <span className="hint">{t('join.on', { date: on })}</span>
            </p>
            <div className="inline-form">
              {page.invitable.toReversed().map((role) => (
                <Form method="post" action="?" key={role}>
                  <input type="hidden" name="do" value="accept-join" />
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton look="plain" name="joinRole" value={role}>
                    {t('join.accept', { role: nameOf(role) })}
                  </SubmitButton>
                </Form>
              ))}
              <Form method="post" action="?">
                <input type="hidden" name="id" value={id} />
                <SubmitButton look="danger" name="do" value="refuse-join">
                  {t('join.refuse')}
                </SubmitButton>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
