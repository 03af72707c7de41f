import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { CheckField, SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { TextIn } from './text-in.tsx';

interface ReferenceFormProps {
  /** Null where a reference is changed, which needs none. */
  readonly intentId: string | null;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly sectors: readonly { readonly code: string; readonly name: string }[];
}

/** A client the firm has worked for, and whom an examiner may call there. */
export function ReferenceForm({ intentId, values, messages, sectors }: ReferenceFormProps) {
  const { t } = useTranslation('provider');
  const field = (name: string) => ({
    name,
    error: messages[name],
    defaultValue: [values[name] ?? ''].flat()[0] ?? '',
  });
  return (
    <Form method="post" action="?" noValidate>
      {intentId !== null && <input type="hidden" name="intentId" value={intentId} />}
      <Panel title={t('reference.client')}>
        <TextField {...field('clientName')} label={t('reference.clientName')} dir="auto" />
        <TextField
          {...field('clientIce')}
          label={t('reference.clientIce')}
          hint={t('reference.iceHint')}
          dir="ltr"
          inputMode="numeric"
        />
        <SelectField
          {...field('sector')}
          label={t('reference.sector')}
          empty={t('form.choose')}
          choices={sectors.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField
          {...field('year')}
          label={t('reference.year')}
          hint={t('reference.yearHint')}
          dir="ltr"
          inputMode="numeric"
        />
        <p className="hint">{t('form.languagesHint')}</p>
        <TextIn {...field('workFr')} label={t('reference.workFr')} lang="fr" rows={3} />
        <TextIn {...field('workAr')} label={t('reference.workAr')} lang="ar" rows={3} />
        <CheckField
          name="showsClient"
          label={t('reference.showsClient')}
          hint={t('reference.showsHint')}
          checked={field('showsClient').defaultValue === 'yes'}
        />
      </Panel>
      <Panel title={t('reference.contact')}>
        <p>{t('reference.contactText')}</p>
        <TextField {...field('contactName')} label={t('reference.contactName')} dir="auto" />
        <TextField
          {...field('contactPhone')}
          label={t('reference.contactPhone')}
          type="tel"
          dir="ltr"
          inputMode="tel"
        />
      </Panel>
      <PrivacyNotice purpose="reference" />
      <SubmitButton>{t('reference.save')}</SubmitButton>
    </Form>
  );
}
