import { useTranslation } from 'react-i18next';
import type { Finding } from '#domain/programmes/schema.ts';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { DraftForm } from './draft-form.tsx';
import { PastedFindings } from './findings.tsx';

/** Rules as JSON: to be copied, or replaced as a whole. */
export function PasteRules({
  stamp,
  json,
  findings,
  message,
  mayEdit,
}: {
  readonly stamp: number;
  readonly json: string;
  /** What is wrong with what was pasted; null when nothing was. */
  readonly findings: readonly Finding[] | null;
  readonly message: string | undefined;
  readonly mayEdit: boolean;
}) {
  const { t } = useTranslation('builder');
  return (
    <details id="paste" open={findings !== null || message !== undefined}>
      <summary>{t('paste.title')}</summary>
      {findings !== null && <PastedFindings findings={findings} />}
      {mayEdit ? (
        <DraftForm stamp={stamp} at="?#paste">
          <TextAreaField
            name="json"
            label={t('paste.label')}
            hint={t('paste.hint')}
            error={message}
            defaultValue={json}
            rows={16}
          />
          <SubmitButton look="plain" name="do" value="paste">
            {t('paste.do')}
          </SubmitButton>
        </DraftForm>
      ) : (
        <pre className="scroll" dir="ltr">
          {json}
        </pre>
      )}
    </details>
  );
}
