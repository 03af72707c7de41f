import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

interface Page {
  readonly amount: string;
  readonly reference: string;
  readonly isOpen: boolean;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** What is to be paid on the page that stands in for Stripe's; plain, as it has no scripts. */
export function StandIn({ page }: { readonly page: Page }) {
  const { t } = useTranslation('payment');
  const { amount, reference, isOpen, successUrl, cancelUrl } = page;
  return (
    <section className="card">
      <dl>
        <dt>{t('standIn.amount')}</dt>
        <dd>
          <strong>{amount}</strong>
        </dd>
        <dt>{t('standIn.reference')}</dt>
        <dd>
          <bdi dir="ltr">{reference}</bdi>
        </dd>
      </dl>
      {isOpen ? (
        <Form method="post" reloadDocument>
          <button className="btn" type="submit">
            {t('standIn.pay')}
          </button>{' '}
          <a className="btn second" href={cancelUrl}>
            {t('standIn.cancel')}
          </a>
        </Form>
      ) : (
        <p>
          {t('standIn.over')} <a href={successUrl}>{t('standIn.go')}</a>
        </p>
      )}
    </section>
  );
}
