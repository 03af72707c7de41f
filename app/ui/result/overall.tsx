import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { GateView, ResultView, StageView } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface OverallProps {
  readonly result: ResultView;
  readonly lang: Lang;
  /** Address of the assessment's pages; null behind a share link. */
  readonly here: string | null;
}

/** Name of a stage, or of the two it lies between. */
export function StageName({ stage }: { readonly stage: StageView }) {
  const { t } = useTranslation('result');
  if (stage.from === stage.to) return <>{t(`stage.${stage.from}.name`)}</>;
  return (
    <>
      {t('overall.between', {
        from: t(`stage.${stage.from}.name`),
        to: t(`stage.${stage.to}.name`),
      })}
    </>
  );
}

/** Score and stage, with the named reasons of what holds it back. */
export function Overall({ result, lang, here }: OverallProps) {
  const { t } = useTranslation('result');
  const whole = (value: number) => formatNumber(lang, value, 0);
  const { stage, score } = result;
  return (
    <section className="card">
      <h2>{t('overall.title')}</h2>
      {score === null || !stage ? (
        <p>{t('overall.unpublished')}</p>
      ) : (
        <>
          <p>
            <strong className="big" style={{ fontSize: '1.8rem' }}>
              <StageName stage={stage} />
            </strong>
          </p>
          <p>{t(`stage.${stage.from}.text`)}</p>
          <p>
            {t('overall.score')} <strong>{whole(score)}</strong> {t('overall.of100')}.{' '}
            {result.high - result.low >= 1 &&
              t('overall.range', { low: whole(result.low), high: whole(result.high) })}
          </p>
          {result.path === 'express' && <p className="hint">{t('overall.expressNote')}</p>}
        </>
      )}
      {result.gates.length > 0 && (
        <>
          <h3>{t('gates.title')}</h3>
          <p>{t('gates.lead')}</p>
          <ul>
            {result.gates.map((gate) => (
              <GateReason
                key={gate.kind === 'item' ? gate.item : gate.name}
                gate={gate}
                lang={lang}
              />
            ))}
          </ul>
        </>
      )}
      {here !== null && (
        <p>
          <Link to={`${here}/review`}>
            {result.path === 'express' ? t('overall.goFull') : t('overall.more')}
          </Link>
        </p>
      )}
    </section>
  );
}

function GateReason({ gate, lang }: { readonly gate: GateView; readonly lang: Lang }) {
  const { t } = useTranslation('result');
  if (gate.kind === 'dimension') {
    const needed = formatNumber(lang, gate.needed, 0);
    return <li>{t('gates.dimension', { name: gate.name, needed })}</li>;
  }
  return <li>{t(`gates.${gate.reason}`, { item: gate.title, level: gate.level })}</li>;
}
