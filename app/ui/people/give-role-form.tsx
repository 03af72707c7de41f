import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#domain/kernel/index.server.ts';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { RegionsField } from './regions-field.tsx';
import { useRoleNames } from './role-name.tsx';
import { typedText, type PeoplePageView, type Typed } from './types.ts';

interface FormProps {
  readonly page: PeoplePageView;
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Typed | undefined;
}

/** Gives somebody who is there already another role; not shown where there is only one. */
export function GiveRoleForm({ page, messages, typed }: FormProps) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  const isFirm = page.kind === 'sme' || page.kind === 'provider';
  const people = page.people.filter(({ isSelf, suspended }) => !suspended && (isFirm || !isSelf));
  const roles: readonly Role[] = page.invitable;
  if (roles.length < 2 || people.length === 0) return null;
  return (
    <Panel title={isFirm ? t('give.change') : t('give.add')} id="give">
      <p>{isFirm ? t('give.changeLead') : t('give.addLead')}</p>
      <Form method="post" action="?" noValidate>
        <SelectField
          name="accountId"
          label={t('give.person')}
          empty={t('invite.choose')}
          choices={people.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          error={messages['accountId']}
          defaultValue={typedText(typed, 'accountId')}
        />
        <SelectField
          name="newRole"
          label={t('give.role')}
          empty={t('invite.choose')}
          choices={roles.map((role) => ({ value: role, label: nameOf(role) }))}
          error={messages['newRole']}
          defaultValue={typedText(typed, 'newRole')}
        />
        {roles.includes('regional-examiner') && (
          <RegionsField
            name="newRegions"
            regions={page.regions}
            error={messages['newRegions']}
            ticked={typed?.['newRegions']}
          />
        )}
        <SubmitButton name="do" value="give" look="plain">
          {isFirm ? t('give.saveChange') : t('give.saveAdd')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
