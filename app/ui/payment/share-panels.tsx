import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FileField, SubmitButton } from '../workspace/fields.tsx';
import { Facts, Panel, Status } from '../workspace/parts.tsx';
import { Number } from './account-facts.tsx';
import type { ShownShare } from './show-share.ts';

interface ShareProps {
  readonly share: ShownShare;
}

/** How much, until when, and where it stands. */
export function ShareFacts({ share }: ShareProps) {
  const { t } = useTranslation('payment');
  const { state, amount, dueOn, paidOn, rail, refunded, isDisputed } = share;
  const tone = state === 'open' ? 'attention' : state === 'paid' ? 'good' : 'neutral';
  return (
    <Panel>
      <p>
        <Status tone={tone}>{t(`share.state.${state}`)}</Status>
      </p>
      {isDisputed && <p className="note warn">{t('share.disputed')}</p>}
      <Facts
        items={[
          [t('share.amount'), <strong key="amount">{amount}</strong>],
          [t('share.until'), dueOn],
          [t('share.paidOn'), paidOn],
          [t('share.by'), rail && t(`share.rail.${rail}`)],
          [t('share.refunded'), refunded],
        ]}
      />
      {state === 'open' && <p className="hint">{t('share.late')}</p>}
    </Panel>
  );
}

/** What to copy for a transfer: also the paper for the bank. */
export function TransferPanel({ share: { account, reference, amount } }: ShareProps) {
  const { t } = useTranslation('payment');
  return (
    <Panel title={t('share.transfer.title')}>
      {account === null ? (
        <p className="note warn">{t('share.transfer.none')}</p>
      ) : (
        <>
          <p>{t('share.transfer.text')}</p>
          <Facts
            items={[
              [
                t('share.transfer.reference'),
                <strong key="reference">
                  <Number text={reference} />
                </strong>,
              ],
              [t('share.amount'), amount],
              [t('share.transfer.holder'), <bdi key="holder">{account.holder}</bdi>],
              [t('share.transfer.rib'), <Number key="rib" text={account.rib} />],
              [t('share.transfer.iban'), <Number key="iban" text={account.iban} />],
            ]}
          />
          <p className="hint noprint">{t('share.transfer.print')}</p>
        </>
      )}
    </Panel>
  );
}

/** Leads to the page on which a card is asked for. */
export function CardPanel({ isStandIn }: { readonly isStandIn: boolean }) {
  const { t } = useTranslation('payment');
  return (
    <div className="noprint">
      <Panel title={t('share.card.title')}>
        <p>{t('share.card.text')}</p>
        {isStandIn && <p className="note warn">{t('share.card.standIn')}</p>}
        {/* The answer leads to another site: a plain form, not one that scripts send. */}
        <Form method="post" reloadDocument>
          <SubmitButton look="plain" name="do" value="card">
            {t('share.card.go')}
          </SubmitButton>
        </Form>
      </Panel>
    </div>
  );
}

/** What the firm sent to show that it paid, and a way to send it. */
export function ProofPanel({
  lang,
  id,
  share: { may, proofs },
  messages,
}: ShareProps & {
  readonly lang: string;
  readonly id: string;
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('payment');
  if (!may && proofs.length === 0) return null;
  return (
    <div className="noprint">
      <Panel title={t('share.proof.title')}>
        {proofs.length > 0 && (
          <ul>
            {proofs.map((proof) => (
              <li key={proof.id}>
                {proof.isThere ? (
                  <a href={`/${lang}/sme/projects/${id}/share/file/${proof.id}`}>
                    <bdi>{proof.name}</bdi>
                  </a>
                ) : (
                  t('share.proof.gone')
                )}{' '}
                <span className="hint">{t('share.proof.sent', { date: proof.addedOn })}</span>
              </li>
            ))}
          </ul>
        )}
        {may && (
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="do" value="proof" />
            <p>{t('share.proof.text')}</p>
            <FileField
              name="file"
              label={t('share.proof.file')}
              hint={t('share.proof.hint')}
              accept=".pdf,.png,.jpg,.jpeg"
              error={messages['file']}
            />
            <SubmitButton look="plain">{t('share.proof.send')}</SubmitButton>
          </Form>
        )}
      </Panel>
    </div>
  );
}
