import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { isolate } from './isolate.ts';
import { useRoleNames } from './role-name.tsx';
import type { PeoplePageView } from './types.ts';

/** Asks once more before a role is ended. */
export function EndRolePanel({ page }: { readonly page: PeoplePageView }) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  const person = page.people.find(({ grants }) => grants.some(({ id }) => id === page.ending));
  const grant = person?.grants.find(({ id }) => id === page.ending);
  if (!person || !grant?.canEnd) return null;
  return (
    <Panel title={t('people.endTitle')}>
      <p>
        {person.isSelf
          ? t('people.leaveQuestion', {
              role: nameOf(grant.role),
              organisation: isolate(page.organisation),
            })
          : t('people.endQuestion', { role: nameOf(grant.role), name: isolate(person.name) })}
      </p>
      <Form method="post" action="?" className="inline-form">
        <input type="hidden" name="id" value={grant.id} />
        <SubmitButton look="danger" name="do" value="end">
          {person.isSelf ? t('people.leave') : t('people.endRole')}
        </SubmitButton>
        <Link to="?">{t('people.keep')}</Link>
      </Form>
    </Panel>
  );
}
