import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REMARK_CODES } from '#domain/engagements/schema.ts';
import { Field } from '../field.tsx';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface OfficerFormProps {
  readonly stamp: number;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

function StampedForm({
  stamp,
  children,
}: Pick<OfficerFormProps, 'stamp'> & { readonly children: ReactNode }) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="stamp" value={stamp} />
      {children}
    </Form>
  );
}

export function CertifyForm({ stamp, messages }: OfficerFormProps) {
  const { t } = useTranslation('claim');
  return (
    <Panel title={t('officer.certifyTitle')}>
      <p>{t('officer.certifyText')}</p>
      <StampedForm stamp={stamp}>
        <CheckField name="sure" label={t('officer.sure')} error={messages['sure']} />
        <SubmitButton name="do" value="certify">
          {t('officer.certify')}
        </SubmitButton>
      </StampedForm>
    </Panel>
  );
}

/** All remarks at once: their kinds and words. */
export function ReturnForm({
  stamp,
  messages,
  values,
  chosen,
}: OfficerFormProps & { readonly chosen: readonly string[] }) {
  const { t } = useTranslation('claim');
  return (
    <Panel title={t('officer.returnTitle')}>
      <StampedForm stamp={stamp}>
        <Field name="codes" label={t('officer.codes')} error={messages['codes']} kind="group">
          {REMARK_CODES.map((code) => (
            <CheckField
              key={code}
              name="codes"
              value={code}
              label={t(`remark.${code}`)}
              checked={chosen.includes(code)}
            />
          ))}
        </Field>
        <TextAreaField
          name="words"
          label={t('officer.words')}
          error={messages['words']}
          defaultValue={values['words']}
        />
        <SubmitButton look="plain" name="do" value="return">
          {t('officer.return')}
        </SubmitButton>
      </StampedForm>
    </Panel>
  );
}

export function HoldForm({ stamp, messages, values }: OfficerFormProps) {
  const { t } = useTranslation('claim');
  return (
    <Panel title={t('officer.holdTitle')}>
      <p>{t('officer.holdText')}</p>
      <StampedForm stamp={stamp}>
        <TextAreaField
          name="reason"
          label={t('officer.reason')}
          error={messages['reason']}
          defaultValue={values['reason']}
        />
        <SubmitButton look="danger" name="do" value="hold">
          {t('officer.hold')}
        </SubmitButton>
      </StampedForm>
    </Panel>
  );
}

export function ReleaseForm({ stamp }: OfficerFormProps) {
  const { t } = useTranslation('claim');
  return (
    <StampedForm stamp={stamp}>
      <SubmitButton look="plain" name="do" value="release">
        {t('officer.release')}
      </SubmitButton>
    </StampedForm>
  );
}
