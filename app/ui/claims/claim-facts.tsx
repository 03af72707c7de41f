import { useTranslation } from 'react-i18next';
import type { ClaimState } from '#domain/engagements/schema.ts';
import { Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';
import type { ShownClaim, ShownStatement } from './show.ts';

const TONES: Readonly<Record<ClaimState, Tone>> = {
  ...{ submitted: 'info', returned: 'attention', certified: 'info', ordered: 'info', sent: 'info' },
  ...{ paid: 'good', 'returned-by-bank': 'bad', held: 'bad', withdrawn: 'neutral' },
};

/** The state of a claim in words. */
export function ClaimStatus({ state }: { readonly state: ClaimState }) {
  const { t } = useTranslation('claim');
  return <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>;
}

/** Where a claim stands, with its days. */
export function ClaimWhere({ claim }: { readonly claim: ShownClaim }) {
  const { t } = useTranslation('claim');
  return (
    <Panel title={t('own.where')}>
      <p>
        <ClaimStatus state={claim.state} />
      </p>
      {claim.late !== null && (
        <p className="note warn">
          {t('own.late', { amount: claim.late })} <span className="hint">{t('own.lateHint')}</span>
        </p>
      )}
      <Facts
        items={[
          [
            t('own.invoice'),
            <bdi key="number" dir="ltr">
              {claim.number}
            </bdi>,
          ],
          [t('own.date'), claim.invoicedOn],
          [t('own.submittedOn'), claim.submittedOn],
          [t('own.certifiedOn'), claim.certifiedOn],
          [t('own.orderedOn'), claim.orderedOn],
          [t('own.paidOn'), claim.paidOn],
          [t('own.dueOn'), claim.dueOn],
          [t('own.payBy'), claim.payBy],
          [t('own.ttc'), claim.ttc],
          [t('own.subsidy'), claim.subsidy],
          [t('own.share'), claim.share],
          [t('own.clearance'), claim.clearanceId && <bdi dir="ltr">{claim.clearanceId}</bdi>],
          [t('own.heldReason'), claim.heldReason && <bdi>{claim.heldReason}</bdi>],
        ]}
      />
      <p className="hint">
        {t('own.hash')} <bdi dir="ltr">{claim.hash}</bdi>
      </p>
    </Panel>
  );
}

/** What is paid, and what the payer withholds. */
export function NetPanel({ statement }: { readonly statement: ShownStatement }) {
  const { t } = useTranslation('claim');
  return (
    <Panel title={t('own.statement')}>
      <p>{t('own.statementText')}</p>
      <Facts
        items={[
          [t('own.subsidy'), statement.aid],
          [t('own.share'), statement.share],
          [t('own.withheldVat'), statement.withheldVat],
          [t('own.withheldIncome'), statement.withheldIncome],
          [t('own.net'), <strong key="net">{statement.net}</strong>],
          [
            t('own.reference'),
            <bdi key="reference" dir="ltr">
              {statement.reference}
            </bdi>,
          ],
        ]}
      />
    </Panel>
  );
}

/** What is to be corrected, all at once. */
export function Remarks({ claim: { remarks, state } }: { readonly claim: ShownClaim }) {
  const { t } = useTranslation('claim');
  if (state !== 'returned' || remarks.length === 0) return null;
  return (
    <Panel title={t('own.remarks')}>
      <ul>
        {remarks.map(({ code }) => (
          <li key={code}>{t(`remark.${code}`)}</li>
        ))}
      </ul>
      <p>
        <bdi>{remarks[0]?.text}</bdi>
      </p>
    </Panel>
  );
}
