import { Form, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { describedBy, Field } from '#ui/field.tsx';
import type { Answer } from './verdict.server.ts';

/** What the check came to, in words, with what is known of the entry. */
export function Result({ tone, title, text, facts, code }: Answer) {
  const { t } = useTranslation('audit');
  return (
    <section className={`note ${tone}`} role="status" id="result">
      <h2>{title}</h2>
      <p>{text}</p>
      {code !== null && (
        <dl className="pair">
          {facts.map(([term, value]) => [
            <dt key={`${term}-term`}>{term}</dt>,
            <dd key={term}>{value}</dd>,
          ])}
          <dt>{t('verify.record.code')}</dt>
          <dd>
            <bdi dir="ltr">{code}</bdi>
          </dd>
        </dl>
      )}
    </section>
  );
}

interface FormProps {
  readonly error: string | undefined;
}

/** Looks a code up; its address can be kept and sent. */
export function CodeForm({ code, error }: FormProps & { readonly code: string }) {
  const { t } = useTranslation('audit');
  const hint = t('verify.codeHint');
  return (
    <>
      <h2>{t('verify.codeTitle')}</h2>
      <Form method="get" action={useHere()} noValidate>
        <Field name="code" label={t('verify.code')} hint={hint} error={error}>
          <input
            id="code"
            name="code"
            type="text"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={code}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy('code', hint, error)}
          />
        </Field>
        <button className="btn" type="submit">
          {t('verify.codeGo')}
        </button>
      </Form>
    </>
  );
}

/** Checks a receipt, from its file or its text. */
export function ReceiptForm({ error }: FormProps) {
  const { t } = useTranslation('audit');
  const hint = t('verify.fileHint');
  return (
    <>
      <h2>{t('verify.receiptTitle')}</h2>
      <Form method="post" action={useHere()} encType="multipart/form-data" noValidate>
        <Field name="file" label={t('verify.file')} hint={hint} error={error}>
          <input
            id="file"
            name="file"
            type="file"
            accept="application/json,.json"
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy('file', hint, error)}
          />
        </Field>
        <Field name="text" label={t('verify.text')}>
          <textarea id="text" name="text" rows={6} dir="ltr" spellCheck={false} />
        </Field>
        <button className="btn" type="submit">
          {t('verify.receiptGo')}
        </button>
      </Form>
    </>
  );
}

/** The page's own address, without the code that was asked for before. */
function useHere(): string {
  const { lang = '' } = useParams();
  return `/${lang}/verify`;
}
