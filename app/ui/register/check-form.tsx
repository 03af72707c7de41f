import { Form, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { describedBy, Field } from '#ui/field.tsx';

/** Asks for the code of a certificate and leads to its check. */
export function CheckForm(props: { readonly code?: string; readonly bad?: boolean }) {
  const { t } = useTranslation('register');
  const { lang = '' } = useParams();
  const hint = t('check.hint');
  const error = props.bad === true ? t('check.bad') : undefined;
  return (
    <Form method="get" action={`/${lang}/certificates`} noValidate>
      <Field name="code" label={t('check.code')} hint={hint} error={error}>
        <input
          id="code"
          name="code"
          type="text"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={props.code ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('code', hint, error)}
        />
      </Field>
      <button className="btn" type="submit">
        {t('check.go')}
      </button>
    </Form>
  );
}
