import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { SuspensionReason } from '#domain/accounts/schema.ts';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';

const REASONS = [
  'asked-for',
  'activity-ended',
  'registered-twice',
  'identity-doubt',
  'misuse',
  'security',
] as const satisfies readonly SuspensionReason[];

interface SuspensionFormProps {
  /** The account it is about; none on the page of an organisation. */
  readonly id?: string;
  readonly suspended: boolean;
  readonly error?: string | undefined;
}

/** Closes an account or an organisation with a reason, or opens it again. */
export function SuspensionForm({ id, suspended, error }: SuspensionFormProps) {
  const { t } = useTranslation('people');
  return (
    <Form method="post" action="?" noValidate>
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      {suspended ? (
        <SubmitButton name="do" value="restore" look="plain">
          {t('suspension.restore')}
        </SubmitButton>
      ) : (
        <>
          <SelectField
            name="reason"
            label={t('suspension.reason')}
            hint={t('suspension.hint')}
            empty={t('invite.choose')}
            choices={REASONS.map((value) => ({
              value,
              label: t(`suspension.because.${value}`),
            }))}
            error={error}
          />
          <SubmitButton name="do" value="suspend" look="danger">
            {t('suspension.suspend')}
          </SubmitButton>
        </>
      )}
    </Form>
  );
}
