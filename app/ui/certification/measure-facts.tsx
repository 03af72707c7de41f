import { useTranslation } from 'react-i18next';
import type { MeasureView } from '#domain/catalogue/schema.ts';
import { Facts, Panel } from '../workspace/parts.tsx';
import { MeasureStatus } from './status.tsx';
import { Written } from './written.tsx';

/** All that both sides know of a measure; days are written out already. */
export function MeasureFacts({
  measure,
  filePath,
  children,
}: {
  readonly measure: MeasureView;
  readonly filePath: string;
  /** More terms, e.g. who gave notice. */
  readonly children?: readonly (readonly [string, string | null])[];
}) {
  const { t } = useTranslation(['certification', 'register']);
  const { kind, state, grounds, interim, until, facts, answer, file, decision, liftReason } =
    measure;
  return (
    <>
      <Panel title={t('measure.notice')}>
        <Facts
          items={[
            [t('measure.state.label'), <MeasureStatus key="state" state={state} />],
            [t('measure.kind.label'), t(`measure.kind.${kind}`)],
            [t('measure.grounds'), t(`register:reason.${grounds}`)],
            [t('measure.interim'), interim ? t('measure.interimYes') : null],
            [t('measure.until'), until],
            [t('measure.noticedOn'), measure.noticedOn],
            [t('measure.answerDueOn'), measure.answerDueOn],
            ...(children ?? []),
          ]}
        />
        <h3>{t('measure.facts')}</h3>
        <Written>{facts}</Written>
      </Panel>
      {answer !== null && (
        <Panel title={t('measure.answer')}>
          <p className="hint">{measure.answeredOn}</p>
          <Written>{answer}</Written>
          {file && (
            <p>
              {file.state === 'clean' ? (
                <a href={filePath}>
                  <bdi>{file.name}</bdi>
                </a>
              ) : (
                t('measure.fileAway')
              )}
            </p>
          )}
        </Panel>
      )}
      {decision !== null && (
        <Panel title={t('measure.decision')}>
          <p className="hint">{measure.decidedOn}</p>
          <Written>{decision}</Written>
        </Panel>
      )}
      {liftReason !== null && (
        <Panel title={t('measure.lifted')}>
          <p className="hint">{measure.liftedOn}</p>
          <Written>{liftReason}</Written>
        </Panel>
      )}
    </>
  );
}
