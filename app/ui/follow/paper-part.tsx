import { useTranslation } from 'react-i18next';
import { DayField } from '../apply/day-field.tsx';
import { FileField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownPaper } from './show-corrections.ts';
import { Why } from './why.tsx';

interface PaperPartProps {
  readonly paper: ShownPaper;
  /** Address of the page, to which the buttons send the whole form. */
  readonly here: string;
  readonly accept: string;
  /** What was typed and not kept yet. */
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/**
 * A paper that is asked for again: why, one given before, or a new file. Its fields bear its code,
 * so that those of several papers can be told apart; the file comes last.
 */
export function PaperPart({ paper, here, accept, values, messages }: PaperPartProps) {
  const { t } = useTranslation(['follow', 'aid']);
  const { code, reason, note, hasEnd, replacedOn, reusable } = paper;
  const field = (one: string) => {
    const name = `${one}-${code}`;
    return { name, error: messages[name], defaultValue: values[name] };
  };
  const { name, error } = field('file');
  const action = `${here}?paper=${code}`;
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
            <p key={documentId}>
              <SubmitButton
                look="plain"
                name="do"
                value="reuse"
                action={`${action}&document=${documentId}`}
              >
                {t('follow:correct.reuseGo', { name: fileName })}
              </SubmitButton>
            </p>
          ))}
        </>
      )}
      <DayField {...field('issuedOn')} label={t('follow:correct.issuedOn')} optional />
      <DayField
        {...field('validUntil')}
        label={t('follow:correct.validUntil')}
        optional={!hasEnd}
      />
      <FileField
        {...{ name, error, accept }}
        label={t('follow:correct.file')}
        hint={t('follow:correct.fileHint')}
      />
      <SubmitButton look="plain" name="do" value="paper" action={action}>
        {t('follow:correct.attach')}
      </SubmitButton>
    </Panel>
  );
}
