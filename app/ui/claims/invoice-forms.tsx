import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '#domain/engagements/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { FileField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface InvoiceFormProps {
  readonly stamp: number;
  readonly proposed: Readonly<
    Record<'number' | 'date' | 'sellerAddress' | 'clientAddress' | 'capital', string>
  >;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** What both ways of invoicing ask for. */
function CommonFields({ proposed, values, messages }: Omit<InvoiceFormProps, 'stamp'>) {
  const { t } = useTranslation('claim');
  return (
    <>
      <TextField
        name="number"
        label={t('own.number')}
        hint={t('own.numberHint')}
        error={messages['number']}
        defaultValue={values['number'] ?? proposed.number}
        dir="ltr"
      />
      <TextField
        name="date"
        type="date"
        label={t('own.date')}
        error={messages['date']}
        defaultValue={values['date'] ?? proposed.date}
      />
      <TextField
        name="sellerAddress"
        label={t('own.sellerAddress')}
        error={messages['sellerAddress']}
        defaultValue={values['sellerAddress'] ?? proposed.sellerAddress}
        autoComplete="street-address"
      />
      <TextField
        name="clientAddress"
        label={t('own.clientAddress')}
        hint={t('own.clientAddressHint')}
        error={messages['clientAddress']}
        defaultValue={values['clientAddress'] ?? proposed.clientAddress}
        optional
      />
      <TextField
        name="clearanceId"
        label={t('own.clearance')}
        hint={t('own.clearanceHint')}
        error={messages['clearanceId']}
        defaultValue={values['clearanceId']}
        dir="ltr"
        optional
      />
    </>
  );
}

/** An invoice made here out of the agreement. */
export function MakeForm({ stamp, ...fields }: InvoiceFormProps) {
  const { t } = useTranslation('claim');
  const { proposed, values, messages } = fields;
  return (
    <Panel title={t('own.makeTitle')}>
      <p>{t('own.makeText')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <CommonFields {...fields} />
        <TextField
          name="capital"
          label={t('own.capital')}
          error={messages['capital']}
          defaultValue={values['capital'] ?? proposed.capital}
          optional
        />
        <TextField
          name="discount"
          label={t('own.discount')}
          hint={t('own.discountHint')}
          error={messages['discount']}
          defaultValue={values['discount']}
          inputMode="decimal"
          dir="ltr"
          optional
        />
        <SubmitButton name="do" value="make">
          {t('own.go')}
        </SubmitButton>
      </Form>
      <p>
        <Link to="?own=yes">{t('own.sendTitle')}</Link>
      </p>
    </Panel>
  );
}

/** The provider's own invoice, as a file. */
export function SendForm({ stamp, ...fields }: InvoiceFormProps) {
  const { t } = useTranslation('claim');
  const { values, messages } = fields;
  return (
    <Panel title={t('own.sendTitle')}>
      <p>{t('own.sendText')}</p>
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="do" value="send" />
        <input type="hidden" name="stamp" value={stamp} />
        <CommonFields {...fields} />
        <TextField
          name="total"
          label={t('own.total')}
          error={messages['total']}
          defaultValue={values['total']}
          inputMode="decimal"
          dir="ltr"
        />
        <FileField name="file" label={t('own.file')} error={messages['file']} accept=".pdf" />
        <SubmitButton>{t('own.go')}</SubmitButton>
      </Form>
      <p>
        <Link to="?">{t('own.makeTitle')}</Link>
      </p>
    </Panel>
  );
}

export function WithdrawForm({ stamp }: { readonly stamp: number }) {
  const { t } = useTranslation('claim');
  return (
    <details>
      <summary>{t('own.withdraw')}</summary>
      <p>{t('own.withdrawText')}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <SubmitButton look="danger" name="do" value="withdraw">
          {t('own.withdraw')}
        </SubmitButton>
      </Form>
    </details>
  );
}

/** The mentions the law asks for that are not known, and where they are filled in. */
export function MissingMentions({
  lang,
  missing,
}: {
  readonly lang: Lang;
  readonly missing: readonly Mention[];
}) {
  const { t } = useTranslation('claim');
  if (missing.length === 0) return null;
  return (
    <Panel title={t('own.missing')}>
      <p>{t('own.missingText')}</p>
      <ul>
        {missing.map((mention) => (
          <li key={mention}>{t(`mention.${mention}`)}</li>
        ))}
      </ul>
      {missing.some((mention) => mention.startsWith('seller-')) && (
        <p>
          <Link to={`/${lang}/provider/profile`}>{t('own.missingSeller')}</Link>
        </p>
      )}
      {missing.some((mention) => mention.startsWith('client-')) && <p>{t('own.missingClient')}</p>}
    </Panel>
  );
}
