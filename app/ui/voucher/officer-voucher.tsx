import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { ButtonLink, Facts, Panel } from '../workspace/parts.tsx';
import type { ShownVoucher } from './show.ts';
import { VoucherStatus } from './status.tsx';

/** What the voucher is, for those of the programme. */
export function OfficerFacts({
  lang,
  voucher,
  firm,
  region,
}: {
  readonly lang: string;
  readonly voucher: ShownVoucher;
  readonly firm: string;
  readonly region: string | null;
}) {
  const { t } = useTranslation('voucher');
  const { acceptedOn, until, code } = voucher;
  return (
    <Panel>
      <Facts
        items={[
          [
            t('fact.state'),
            <VoucherStatus key="state" state={voucher.state} isPast={voucher.isPast} />,
          ],
          [t('fact.firm'), <bdi key="firm">{firm}</bdi>],
          [t('fact.region'), region],
          [t('fact.programme'), <bdi key="programme">{voucher.programme}</bdi>],
          [t('fact.category'), voucher.category],
          [t('fact.amount'), <strong key="amount">{voucher.amount}</strong>],
          [t('fact.used'), voucher.used],
          [t('fact.rest'), voucher.rest],
          [t(acceptedOn === null ? 'fact.acceptUntil' : 'fact.useUntil'), until],
          [t('fact.issuedOn'), voucher.issuedOn],
          [t('fact.acceptedOn'), acceptedOn],
          [t('fact.endedOn'), voucher.endedOn],
          [
            t('fact.code'),
            <bdi key="code" dir="ltr">
              {code}
            </bdi>,
          ],
        ]}
      />
      <ButtonLink look="plain" to={`/${lang}/programme/cases/${voucher.applicationId}`}>
        {t('officer.case')}
      </ButtonLink>{' '}
      <ButtonLink look="plain" to={`/${lang}/programme/vouchers/${voucher.id}/clawback`}>
        {t('officer.clawback')}
      </ButtonLink>
    </Panel>
  );
}

/** A risk officer suspends it, or lifts the suspension; either with a reason. */
export function SuspensionForm({
  act,
  stamp,
  error,
  typed,
}: {
  readonly act: 'suspend' | 'resume';
  readonly stamp: number;
  readonly error: string | undefined;
  readonly typed: string | undefined;
}) {
  const { t } = useTranslation('voucher');
  return (
    <Panel title={t(`officer.${act}.title`)}>
      <p>{t(`officer.${act}.text`)}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="reason"
          label={t(`officer.${act}.reason`)}
          error={error}
          defaultValue={typed}
        />
        <SubmitButton look={act === 'suspend' ? 'danger' : 'plain'} name="do" value={act}>
          {t(`officer.${act}.go`)}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
