import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { ButtonLink, Panel } from '../workspace/parts.tsx';
import type { ShownCase } from './show-case.ts';

interface HeadlineProps {
  readonly lang: Lang;
  readonly own: ShownCase;
}

/** Who has the ball and until when, what comes next, and the one thing to do now. */
export function Headline({ lang, own }: HeadlineProps) {
  const { t } = useTranslation('follow');
  const { ball, decisionBy, pauses } = own;
  return (
    <Panel title={t('ball.title')} id="standing">
      <p className="lead">
        <strong>{t(`standing.${ball.standing}.title`)}</strong>
      </p>
      {ball.until !== null && (
        <p className={ball.isLate ? 'note warn' : undefined}>
          {ball.isLate
            ? t(ball.isOwn ? 'ball.ownLate' : 'ball.late', { date: ball.until })
            : t('ball.until', { date: ball.until })}
        </p>
      )}
      {pauses.map(({ from, to }) => (
        <p key={from} className="hint">
          {to === null ? t('ball.pausedSince', { from }) : t('ball.paused', { from, to })}
        </p>
      ))}
      <p>
        <strong>{t('ball.next')}</strong> {t(`standing.${ball.standing}.next`)}
      </p>
      {decisionBy !== null && <p>{t('ball.decisionBy', { date: decisionBy })}</p>}
      <Acts lang={lang} own={own} />
    </Panel>
  );
}

/** One main act; what is possible beside it is plainer. */
function Acts({ lang, own: { id, may, voucherId, wasAppealed, ball } }: HeadlineProps) {
  const { t } = useTranslation('follow');
  const here = `/${lang}/sme/applications/${id}`;
  const isDecided = ['approved', 'rejected', 'rejected-final', 'dismissed', 'revoked'].includes(
    ball.standing,
  );
  const acts = [
    ...(may.edit ? [[t('act.edit'), `${here}/edit`]] : []),
    ...(may.correct ? [[t('act.correct'), `${here}/corrections`]] : []),
    ...(may.reopen ? [[t('act.reopen'), `${here}/corrections`]] : []),
    ...(ball.standing === 'open-decision' ? [[t('act.open'), `${here}/decision`]] : []),
    ...(may.answerHearing ? [[t('act.hearing'), `${here}/hearing`]] : []),
    ...(voucherId === null || ball.standing !== 'approved'
      ? []
      : [[t('act.voucher'), `/${lang}/sme/vouchers/${voucherId}`]]),
    ...(isDecided ? [[t('act.decision'), `${here}/decision`]] : []),
    ...(may.appeal ? [[t('act.appeal'), `${here}/appeal`]] : []),
    ...(wasAppealed ? [[t('act.appealed'), `${here}/appeal`]] : []),
  ] as const;
  if (acts.length === 0) return null;
  return (
    <p className="actions">
      {acts.map(([label = '', to = ''], index) => (
        <ButtonLink key={label} to={to} look={index === 0 ? 'main' : 'plain'}>
          {label}
        </ButtonLink>
      ))}
    </p>
  );
}
