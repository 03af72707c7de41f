import { useTranslation } from 'react-i18next';
import { TypedText } from '../ranking/typed-text.tsx';
import { ButtonLink, Panel } from '../workspace/parts.tsx';
import type { ShownDecision } from './show-decision.ts';

interface DecisionProps {
  /** Address of the request. */
  readonly here: string;
  readonly vouchers: string;
  readonly decision: ShownDecision;
}

/** What was decided, why, what would change it, and what may be done now. */
export function DecisionPanel({ here, vouchers, decision }: DecisionProps) {
  const { t } = useTranslation('follow');
  const { state, on, amount, reasons, note, grounds, ownAnswer } = decision;
  const isGood = state === 'approved';
  return (
    <>
      <div className={isGood ? 'note ok' : 'note warn'}>
        <h2>{t(`decision.outcome.${state}`)}</h2>
        <p>{t('decision.on', { date: on })}</p>
        {amount !== null && (
          <p>
            {t('decision.amount')} <strong>{amount}</strong>
          </p>
        )}
      </div>
      <Reasons reasons={reasons} />
      {note !== '' && (
        <Panel title={t('decision.note')}>
          <TypedText text={note} />
        </Panel>
      )}
      {grounds !== null && (
        <Panel title={t('decision.grounds')}>
          <TypedText text={grounds} />
          {ownAnswer !== null && (
            <>
              <h3>{t('decision.ownAnswer')}</h3>
              <TypedText text={ownAnswer} />
            </>
          )}
        </Panel>
      )}
      <WhatNow here={here} vouchers={vouchers} decision={decision} />
      {state !== 'lapsed' && <p className="hint">{t('decision.persons')}</p>}
    </>
  );
}

function Reasons({ reasons }: Pick<ShownDecision, 'reasons'>) {
  const { t } = useTranslation('follow');
  if (reasons.length === 0) return null;
  return (
    <Panel title={t('decision.reasons')}>
      <ul className="steps">
        {reasons.map(({ text, legalRef, remedy }) => (
          <li key={text}>
            <strong>{text}</strong>
            <br />
            <span className="hint">{t('decision.legal', { reference: legalRef })}</span>
            {remedy !== null && <p>{t('decision.remedy', { remedy })}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function WhatNow({ here, vouchers, decision }: DecisionProps) {
  const { t } = useTranslation('follow');
  const { state, voucherId, mayAppeal, appealUntil, isFinal } = decision;
  return (
    <>
      {voucherId !== null && <p>{t('decision.nextVoucher')}</p>}
      {mayAppeal && appealUntil !== null && (
        <p>{t('decision.appealUntil', { date: appealUntil })}</p>
      )}
      {isFinal && <p>{t('decision.final')}</p>}
      {state === 'rejected' && !mayAppeal && !isFinal && <p>{t('decision.appealOver')}</p>}
      <p className="actions">
        {voucherId !== null && (
          <ButtonLink to={`${vouchers}/${voucherId}`}>{t('act.voucher')}</ButtonLink>
        )}
        {mayAppeal && <ButtonLink to={`${here}/appeal`}>{t('act.appeal')}</ButtonLink>}
        {state !== 'lapsed' && <a href={`${here}/decision.pdf`}>{t('decision.letter')}</a>}
      </p>
    </>
  );
}
