import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';

interface ResumeCodeProps {
  readonly code: string;
  readonly intentId: string;
  readonly action: string;
  readonly sent: boolean;
  readonly error: string | undefined;
  readonly email: string;
  /** `h1` where the code is the page. */
  readonly heading?: 'h1' | 'h2';
}

/** The way back: a code to note, and a link by e-mail for those who want one. */
export function ResumeCode(props: ResumeCodeProps) {
  const { code, intentId, action, sent, error, email, heading: Heading = 'h2' } = props;
  const { t } = useTranslation('assess');
  return (
    <section className="card" id="code">
      <Heading>{t('code.title')}</Heading>
      <p>
        <bdi dir="ltr" className="code">
          {code}
        </bdi>
      </p>
      <p>{t('code.text')}</p>
      {sent ? (
        <p className="note ok" role="status">
          {t('code.sent')}
        </p>
      ) : (
        <details open={error !== undefined}>
          <summary>{t('code.mail')}</summary>
          <Form method="post" action={action} noValidate>
            <input type="hidden" name="intentId" value={intentId} />
            <Field name="email" label={t('code.email')} hint={t('code.emailHint')} error={error}>
              <input
                id="email"
                name="email"
                type="email"
                dir="ltr"
                autoComplete="email"
                defaultValue={email}
              />
            </Field>
            <button className="btn second" type="submit">
              {t('code.send')}
            </button>
          </Form>
        </details>
      )}
    </section>
  );
}
