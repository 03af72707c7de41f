import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../apply/day-field.tsx';
import { FileField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownPaper } from './show-corrections.ts';
import { Why } from './why.tsx';

interface PaperFormProps {
  readonly paper: ShownPaper;
  readonly intentId: string;
  readonly accept: string;
  /** What was typed and refused, when it was about this paper. */
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** A paper that is asked for again: why, one given before, or a new file. The file comes last. */
export function PaperForm({ paper, intentId, accept, values, messages }: PaperFormProps) {
  const { t } = useTranslation(['follow', 'aid']);
  const { code, reason, note, hasEnd, replacedOn, reusable } = paper;
  const isOwn = values['code'] === code;
  const name = (field: string) => `${field}-${code}`;
  const field = (one: string) => ({
    name: name(one),
    error: isOwn ? messages[name(one)] : undefined,
    defaultValue: isOwn ? values[name(one)] : undefined,
  });
  return (
    <Panel title={t(`aid:document.${code}`)} id={`document-${code}`}>
      <Why reason={reason} note={note} />
      {replacedOn !== null && (
        <p className="note ok">{t('follow:correct.attached', { date: replacedOn })}</p>
      )}
      {reusable.length > 0 && (
        <>
          <h3>{t('follow:correct.reuse')}</h3>
          {reusable.map(({ documentId, fileName }) => (
            <Form key={documentId} method="post">
              <input type="hidden" name="code" value={code} />
              <input type="hidden" name="documentId" value={documentId} />
              <SubmitButton look="plain" name="do" value="reuse">
                {t('follow:correct.reuseGo', { name: fileName })}
              </SubmitButton>
            </Form>
          ))}
        </>
      )}
      <Form method="post" action={`?paper=${code}`} encType="multipart/form-data" noValidate>
        <input type="hidden" name="intentId" value={`${intentId}-${code}`} />
        <input type="hidden" name="do" value="paper" />
        <input type="hidden" name="code" value={code} />
        <DayField {...field('issuedOn')} label={t('follow:correct.issuedOn')} optional />
        <DayField
          {...field('validUntil')}
          label={t('follow:correct.validUntil')}
          optional={!hasEnd}
        />
        <FileField
          name={name('file')}
          label={t('follow:correct.file')}
          hint={t('follow:correct.fileHint')}
          accept={accept}
          error={isOwn ? messages[name('file')] : undefined}
        />
        <SubmitButton look="plain">{t('follow:correct.attach')}</SubmitButton>
      </Form>
    </Panel>
  );
}
