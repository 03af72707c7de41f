import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SETTLEMENTS } from '#domain/cases/schema.ts';
import { ChoiceField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownClawback } from './show.ts';

export interface ClawbackFormProps {
  readonly clawback: ShownClawback;
  readonly intentId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

type ActProps = Pick<ClawbackFormProps, 'clawback' | 'intentId'>;

/** A form about a clawback, as it was read. */
function ActForm({ clawback, intentId, children }: ActProps & { readonly children: ReactNode }) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="clawback" value={clawback.id} />
      <input type="hidden" name="stamp" value={clawback.stamp} />
      <input type="hidden" name="intentId" value={intentId} />
      {children}
    </Form>
  );
}

export function NotifyForm(props: ActProps) {
  const { t } = useTranslation('clawback');
  return (
    <Panel title={t('notify.title')}>
      <p>{t('notify.text')}</p>
      <ActForm {...props}>
        <SubmitButton look="danger" name="do" value="notify">
          {t('notify.go')}
        </SubmitButton>
      </ActForm>
    </Panel>
  );
}

/** Another person confirms it or gives it up, in words the firm reads. */
export function DecideForm({
  values,
  messages,
  confirm,
  ...act
}: ClawbackFormProps & { readonly confirm: boolean }) {
  const { t } = useTranslation('clawback');
  return (
    <Panel title={t('decide.title')}>
      <p>{t(act.clawback.state === 'open' ? 'decide.textOpen' : 'decide.text')}</p>
      <ActForm {...act}>
        <TextAreaField
          name="words"
          label={t('decide.words')}
          error={messages['words']}
          defaultValue={values['words']}
        />
        <div className="inline-form">
          {confirm && (
            <SubmitButton look="danger" name="do" value="confirm">
              {t('decide.confirm')}
            </SubmitButton>
          )}
          <SubmitButton look="plain" name="do" value="drop">
            {t('decide.drop')}
          </SubmitButton>
        </div>
      </ActForm>
    </Panel>
  );
}

/** What came in: a part, or all that is left. */
export function CollectForms({ values, messages, ...act }: ClawbackFormProps) {
  const { t } = useTranslation('clawback');
  const { rest } = act.clawback;
  return (
    <Panel title={t('collect.title')}>
      <p>{t('collect.text')}</p>
      <ActForm {...act}>
        <TextField
          name="amount"
          label={t('collect.amount')}
          hint={t('collect.amountHint', { most: rest })}
          error={messages['amount']}
          defaultValue={values['amount']}
          inputMode="decimal"
          dir="ltr"
        />
        <SubmitButton name="do" value="instalment">
          {t('collect.go')}
        </SubmitButton>
      </ActForm>
      <h3>{t('collect.restTitle')}</h3>
      <p>{t('collect.restText', { rest })}</p>
      <ActForm {...act}>
        <ChoiceField
          name="how"
          label={t('collect.how')}
          error={messages['how']}
          choices={SETTLEMENTS.map((value) => ({ value, label: t(`collect.${value}`) }))}
          defaultValue={values['how']}
        />
        <SubmitButton look="plain" name="do" value="settle">
          {t('collect.restGo')}
        </SubmitButton>
      </ActForm>
    </Panel>
  );
}

/** What is left will not come in. */
export function WriteOffForm({ values, messages, ...act }: ClawbackFormProps) {
  const { t } = useTranslation('clawback');
  return (
    <details open={messages['loss'] !== undefined}>
      <summary>{t('writeOff.title')}</summary>
      <p>{t('writeOff.text')}</p>
      <ActForm {...act}>
        <TextAreaField
          name="loss"
          label={t('writeOff.words')}
          error={messages['loss']}
          defaultValue={values['loss']}
        />
        <SubmitButton look="danger" name="do" value="write-off">
          {t('writeOff.go')}
        </SubmitButton>
      </ActForm>
    </details>
  );
}
