import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';
import { Empty, Panel } from '../workspace/parts.tsx';
import { MandateTerms, type TypedTerms } from './mandate-terms.tsx';

interface GiveMandateProps {
  readonly intentId: string;
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: TypedTerms;
}

/** The form by which an owner gives a mandate. */
export function GiveMandate({ intentId, bodies, messages, typed }: GiveMandateProps) {
  const { t } = useTranslation('advisor');
  const chosen = typed['advisorBodyId'];
  if (bodies.length === 0) return <Empty>{t('mandates.giveNone')}</Empty>;
  return (
    <Panel id="give">
      <Form method="post" action="?give" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <SelectField
          name="advisorBodyId"
          label={t('mandates.body')}
          error={messages['advisorBodyId']}
          empty={t('mandates.choose')}
          choices={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={typeof chosen === 'string' ? chosen : ''}
        />
        <MandateTerms reader="firm" messages={messages} typed={typed} />
        <PrivacyNotice purpose="mandate" />
        <SubmitButton>{t('mandates.giveButton')}</SubmitButton>
      </Form>
    </Panel>
  );
}
