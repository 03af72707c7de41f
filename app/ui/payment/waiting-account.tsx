import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts } from '../workspace/parts.tsx';
import { AccountFacts, Number, type ShownAccount } from './account-facts.tsx';

/** An account that somebody gave, for another person to verify or refuse. */
export function WaitingAccount({
  one: { account, firm, ice, by, isMine, may },
  fileBase,
  messages,
  values,
}: {
  readonly one: {
    readonly account: ShownAccount;
    readonly firm: string;
    readonly ice: string;
    readonly by: string;
    readonly isMine: boolean;
    readonly may: boolean;
  };
  readonly fileBase: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('payment');
  const isThis = values['id'] === account.id;
  return (
    <article>
      <h3>
        <bdi>{firm}</bdi>
      </h3>
      <Facts
        items={[
          [t('accounts.ice'), <Number key="ice" text={ice} />],
          [t('accounts.givenBy'), <bdi key="by">{by}</bdi>],
        ]}
      />
      <AccountFacts account={account} fileBase={fileBase} />
      {isMine && <p className="hint">{t('accounts.mine')}</p>}
      {may && (
        <Form method="post">
          <input type="hidden" name="id" value={account.id} />
          <p>{t('accounts.decide')}</p>
          <TextAreaField
            name="reason"
            label={t('accounts.reason')}
            error={isThis ? messages['reason'] : undefined}
            defaultValue={isThis ? values['reason'] : undefined}
            optional
          />
          <SubmitButton name="decision" value="verify">
            {t('accounts.verify')}
          </SubmitButton>{' '}
          <SubmitButton look="danger" name="decision" value="refuse">
            {t('accounts.refuse')}
          </SubmitButton>
        </Form>
      )}
    </article>
  );
}
