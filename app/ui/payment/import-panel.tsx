import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StatementProblem } from '#domain/payments/schema.ts';
import type { ShownError } from '../error-summary.tsx';
import { FileField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface Refused {
  readonly problem: StatementProblem | null;
  readonly line: number | null;
  /** When the same file was imported before. */
  readonly again: string | null;
}

/** Why a statement was not taken in, with its line. */
export function useImportErrors(refused: Refused | undefined): readonly ShownError[] {
  const { t } = useTranslation('payment');
  if (!refused) return [];
  const { problem, line, again } = refused;
  if (problem === null && again === null) return [];
  if (problem === null)
    return [{ target: 'file', message: t('treasury.import.again', { date: again }) }];
  const text = t(`statement.${problem}`);
  const message = line === null ? text : t('treasury.import.line', { line, problem: text });
  return [{ target: 'file', message }];
}

/** Takes in a statement of the bank. */
export function ImportPanel({ error }: { readonly error: string | undefined }) {
  const { t } = useTranslation('payment');
  return (
    <Panel title={t('treasury.import.title')}>
      <Form method="post" encType="multipart/form-data">
        <FileField
          name="file"
          label={t('treasury.import.file')}
          hint={t('treasury.import.text')}
          accept=".xml,.csv,.txt"
          error={error}
        />
        <SubmitButton>{t('treasury.import.submit')}</SubmitButton>
      </Form>
    </Panel>
  );
}
