import { useTranslation } from 'react-i18next';
import type { AccountState } from '#domain/payments/schema.ts';
import { Facts, Status, type Tone } from '../workspace/parts.tsx';

/** A bank account as pages show it. */
export interface ShownAccount {
  readonly id: string;
  readonly state: AccountState;
  readonly holder: string;
  readonly rib: string;
  readonly iban: string;
  readonly addedOn: string;
  readonly usableFrom: string | null;
  readonly reason: string | null;
  readonly hasFile: boolean;
  readonly isDemo: boolean;
}

const TONES: Readonly<Record<AccountState, Tone>> = {
  pending: 'attention',
  verified: 'good',
  refused: 'bad',
  replaced: 'neutral',
};

/** A bank account: its number as banks print it, its holder, its state. */
export function AccountFacts({
  account,
  fileBase,
}: {
  readonly account: ShownAccount;
  /** Where certificates are opened. */
  readonly fileBase: string;
}) {
  const { t } = useTranslation('payment');
  const { id, state, holder, rib, iban, addedOn, usableFrom, reason, hasFile, isDemo } = account;
  return (
    <>
      <p>
        <Status tone={TONES[state]}>{t(`account.state.${state}`)}</Status>
      </p>
      {isDemo && <p className="note warn">{t('account.demo')}</p>}
      <Facts
        items={[
          [t('account.holder'), <bdi key="holder">{holder}</bdi>],
          [t('account.rib'), <Number key="rib" text={rib} />],
          [t('account.iban'), <Number key="iban" text={iban} />],
          [t('account.addedOn'), addedOn],
          [t('account.usableFrom'), usableFrom],
          [t('account.reason'), reason === null ? null : <bdi key="reason">{reason}</bdi>],
        ]}
      />
      {hasFile && (
        <p>
          <a href={`${fileBase}/${id}`}>{t('account.certificate')}</a>
        </p>
      )}
    </>
  );
}

/** Digits that read from left to right in every language. */
export function Number({ text }: { readonly text: string }) {
  return <bdi dir="ltr">{text}</bdi>;
}
