import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { REQUEST_CONSENTS } from '#domain/cases/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { CheckField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface SendFormProps {
  readonly lang: Lang;
  readonly stamp: number;
  readonly versionId: string;
  /** What is wrong with the boxes, in the reader's language. */
  readonly error: string | undefined;
  /** Boxes ticked in a form that was refused; none is ticked beforehand. */
  readonly ticked: readonly string[];
}

/** Sends the request as the page shows it. */
export function SendForm({ lang, stamp, versionId, error, ticked }: SendFormProps) {
  const { t } = useTranslation('apply');
  return (
    <Panel title={t('send.title')} id="form">
      <p>{t('send.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <input type="hidden" name="versionId" value={versionId} />
        <fieldset id="consents" className={error ? 'field bad' : 'field'}>
          <legend>{t('send.consents')}</legend>
          {error && <span className="err">{error}</span>}
          {REQUEST_CONSENTS.map((code) => (
            <CheckField
              key={code}
              name="consents"
              value={code}
              label={t(`send.consent.${code}`)}
              checked={ticked.includes(code)}
            />
          ))}
        </fieldset>
        <p className="hint">
          {t('send.privacy')} <Link to={`/${lang}/privacy`}>{t('send.privacyMore')}</Link>
        </p>
        <SubmitButton>{t('send.go')}</SubmitButton>
      </Form>
    </Panel>
  );
}
