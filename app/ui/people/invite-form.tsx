import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { RegionsField } from './regions-field.tsx';
import { useRoleNames } from './role-name.tsx';
import { typedText, type PeoplePageView, type Typed } from './types.ts';

interface FormProps {
  readonly page: PeoplePageView;
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Typed | undefined;
}

/** Invites an address to a role. */
export function InviteForm({ page, messages, typed }: FormProps) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  const [only] = page.invitable;
  return (
    <Panel title={t('invite.title')} id="invite">
      <p>{t('invite.lead')}</p>
      {page.kind === 'programme' && <p className="hint">{t('invite.twoPersons')}</p>}
      <Form method="post" action="?" noValidate>
        <input type="hidden" name="intentId" value={page.intentId} />
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={t('invite.email')}
          hint={t('invite.emailHint')}
          error={messages['email']}
          defaultValue={typedText(typed, 'email')}
        />
        {page.invitable.length === 1 && only !== undefined ? (
          <p>
            <input type="hidden" name="role" value={only} />
            {t('invite.onlyRole', { role: nameOf(only) })}
          </p>
        ) : (
          <SelectField
            name="role"
            label={t('invite.role')}
            empty={t('invite.choose')}
            choices={page.invitable.map((role) => ({ value: role, label: nameOf(role) }))}
            error={messages['role']}
            defaultValue={typedText(typed, 'role')}
          />
        )}
        {page.invitable.includes('regional-examiner') && (
          <RegionsField
            name="regions"
            regions={page.regions}
            error={messages['regions']}
            ticked={typed?.['regions']}
          />
        )}
        <PrivacyNotice purpose="invitation" />
        <SubmitButton name="do" value="invite">
          {t('invite.send')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
