import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import {
  ProfileContact,
  ProfileMeans,
  ProfilePlaces,
  type FieldOf,
  type ProfileChoices,
} from './profile-fields.tsx';
import { ProfileTexts } from './profile-texts.tsx';

interface ProfileFormProps {
  readonly lang: string;
  readonly stamp: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly choices: ProfileChoices;
  readonly labels: { readonly startUp: boolean; readonly pmeTech: boolean };
}

/** What a provider says on its public page. */
export function ProfileForm({ lang, stamp, values, messages, choices, labels }: ProfileFormProps) {
  const { t } = useTranslation('provider');
  const tickedOf = (name: string) => [values[name] ?? []].flat();
  const field: FieldOf = (name) => ({
    name,
    error: messages[name],
    defaultValue: tickedOf(name)[0] ?? '',
  });
  return (
    <Form method="post" action="?" noValidate>
      <input type="hidden" name="stamp" value={stamp} />
      <Panel title={t('form.texts')}>
        <ProfileTexts field={field} />
      </Panel>
      <Panel title={t('form.work')}>
        <ProfilePlaces field={field} choices={choices} tickedOf={tickedOf} />
      </Panel>
      <Panel title={t('form.means')}>
        <ProfileMeans field={field} tickedOf={tickedOf} />
        <p className="hint">
          {t(labels.startUp ? 'form.startUpYes' : 'form.startUpNo')}{' '}
          {t(labels.pmeTech ? 'form.pmeTechYes' : 'form.pmeTechNo')}{' '}
          <Link to={`/${lang}/provider/credentials`}>{t('form.toWallet')}</Link>
        </p>
      </Panel>
      <Panel title={t('form.contact')}>
        <ProfileContact field={field} />
      </Panel>
      <PrivacyNotice purpose="presentation" />
      <SubmitButton>{t('form.save')}</SubmitButton>
    </Form>
  );
}
