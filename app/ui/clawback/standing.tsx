import { useTranslation } from 'react-i18next';
import type { ClawbackActs } from '#domain/cases/schema.ts';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { ShownClawback } from './show.ts';

/** Who has the ball, and until when; nothing once it is over. */
export function ClawbackBall({
  clawback: { state, answer, until },
}: {
  readonly clawback: ShownClawback;
}) {
  const { t } = useTranslation('clawback');
  if (state !== 'open' && state !== 'notified' && state !== 'confirmed') return null;
  const step = state === 'notified' && answer !== null ? 'answered' : state;
  return <p className="note warn">{t(`ball.${step}`, { date: until ?? '' })}</p>;
}

/** Why the reader may not go on with it. */
export function ClawbackWhyNot({ problem }: { readonly problem: ClawbackActs['problem'] }) {
  const { t } = useTranslation('clawback');
  if (problem === null) return null;
  const key = problem === 'wait' ? 'wait' : problem === 'own-firm' ? 'ownFirm' : 'samePerson';
  return <p className="note">{t(key)}</p>;
}

/** What of the voucher was used and can still be asked back. */
export function VoucherMoney({
  firm,
  amount,
  used,
  hasUse,
  claimable,
}: {
  readonly firm: string;
  readonly amount: string;
  readonly used: string;
  readonly hasUse: boolean;
  /** Null for nothing. */
  readonly claimable: string | null;
}) {
  const { t } = useTranslation('clawback');
  return (
    <Panel>
      <Facts
        items={[
          [t('fact.firm'), <bdi key="firm">{firm}</bdi>],
          [t('fact.amount'), amount],
          [t('fact.used'), used],
          [t('fact.claimable'), claimable],
        ]}
      />
      {!hasUse && <p>{t('nothingUsed')}</p>}
      {hasUse && claimable === null && <p>{t('nothingLeft')}</p>}
    </Panel>
  );
}
