import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { EXTENSION_DAYS } from '#domain/cases/schema.ts';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface FormProps {
  readonly stamp: number;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

interface Terms {
  readonly hash: string;
  readonly version: string;
  readonly title: string;
  readonly lead: string;
  readonly articles: readonly {
    readonly code: string;
    readonly title: string;
    readonly text: string;
  }[];
}

function TermsText({ terms }: { readonly terms: Terms }) {
  const { t } = useTranslation('voucher');
  return (
    <>
      <p className="hint">{t('terms.version', { version: terms.version })}</p>
      <p>{terms.lead}</p>
      <ol>
        {terms.articles.map(({ code, title, text }) => (
          <li key={code}>
            <strong>{title}</strong>
            <br />
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The terms that were accepted, folded away. */
export function AcceptedTerms({ terms }: { readonly terms: Terms }) {
  const { t } = useTranslation('voucher');
  return (
    <details>
      <summary>{t('terms.read')}</summary>
      <TermsText terms={terms} />
    </details>
  );
}

/** The terms in full, a box to tick, a button. */
export function AcceptForm({ stamp, terms, messages }: FormProps & { readonly terms: Terms }) {
  const { t } = useTranslation('voucher');
  return (
    <Panel title={t('terms.title')}>
      <TermsText terms={terms} />
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <input type="hidden" name="terms" value={terms.hash} />
        <CheckField name="agrees" label={t('terms.agree')} error={messages['agrees']} />
        <SubmitButton name="do" value="accept">
          {t('terms.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** More time, with the reason. */
export function ExtendForm({ stamp, messages, values }: FormProps) {
  const { t } = useTranslation('voucher');
  const days = EXTENSION_DAYS;
  return (
    <Panel title={t('extend.title')}>
      <p>{t('extend.text', { days })}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="reason"
          label={t('extend.reason')}
          error={messages['reason']}
          defaultValue={values['reason']}
        />
        <SubmitButton look="plain" name="do" value="extend">
          {t('extend.go', { days })}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The firm does without it. */
export function GiveBackForm({ stamp, messages }: FormProps) {
  const { t } = useTranslation('voucher');
  return (
    <details id="give-back" open={messages['sure'] !== undefined}>
      <summary>{t('giveBack.title')}</summary>
      <p>{t('giveBack.text')}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <CheckField name="sure" label={t('giveBack.sure')} error={messages['sure']} />
        <SubmitButton look="danger" name="do" value="give-back">
          {t('giveBack.go')}
        </SubmitButton>
      </Form>
    </details>
  );
}
