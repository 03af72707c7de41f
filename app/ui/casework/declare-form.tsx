import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** What the officer says of their links with the firm, before the file is opened to them. */
export function DeclareForm({ error }: { readonly error: string | undefined }) {
  const { t } = useTranslation('casework');
  return (
    <Panel title={t('declare.title')}>
      <p>{t('declare.lead')}</p>
      <ul>
        <li>{t('declare.work')}</li>
        <li>{t('declare.family')}</li>
        <li>{t('declare.interest')}</li>
      </ul>
      <Form method="post">
        <ChoiceField
          name="declaration"
          label={t('declare.label')}
          error={error}
          choices={[
            { value: 'none', label: t('declare.none') },
            { value: 'conflict', label: t('declare.conflict'), hint: t('declare.conflictHint') },
          ]}
        />
        <SubmitButton name="do" value="declare">
          {t('declare.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** A link with the firm that is found later. */
export function StepBackForm() {
  const { t } = useTranslation('casework');
  return (
    <details>
      <summary>{t('declare.later')}</summary>
      <Form method="post">
        <input type="hidden" name="declaration" value="conflict" />
        <p>{t('declare.conflictHint')}</p>
        <SubmitButton look="danger" name="do" value="declare">
          {t('declare.laterGo')}
        </SubmitButton>
      </Form>
    </details>
  );
}
