import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { QuoteSentence } from './comparison.tsx';
import type { ShownQuote } from './show.ts';

interface FormProps {
  readonly quote: ShownQuote;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** The firm picks this quote: what it comes to, a box, a button. */
export function ChooseForm({ quote, messages }: FormProps) {
  const { t } = useTranslation('quotes');
  return (
    <Panel title={t('choose.title')}>
      <p>
        <QuoteSentence quote={quote} />
      </p>
      <p>{t('choose.text')}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={quote.stamp} />
        <input type="hidden" name="aid" value={quote.money?.centimes ?? ''} />
        <CheckField name="sure" label={t('choose.sure')} error={messages['sure']} />
        <SubmitButton name="do" value="choose">
          {t('choose.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The firm asks for something else, in words. */
export function CounterForm({ quote, messages, values }: FormProps) {
  const { t } = useTranslation('quotes');
  return (
    <details open={messages['counter'] !== undefined}>
      <summary>{t('counter.title')}</summary>
      <p>{t('counter.text')}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={quote.stamp} />
        <TextAreaField
          name="counter"
          label={t('counter.label')}
          error={messages['counter']}
          defaultValue={values['counter']}
        />
        <SubmitButton look="plain" name="do" value="counter">
          {t('counter.go')}
        </SubmitButton>
      </Form>
    </details>
  );
}

/** Words with a button, for what a side takes back. */
export function ReasonForm({
  stamp,
  what,
  messages,
  values,
}: Omit<FormProps, 'quote'> & {
  readonly stamp: number;
  readonly what: 'undo' | 'decline';
}) {
  const { t } = useTranslation('quotes');
  return (
    <details open={messages['reason'] !== undefined}>
      <summary>{t(`${what}.title`)}</summary>
      <p>{t(`${what}.text`)}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="reason"
          label={t(`${what}.reason`)}
          error={messages['reason']}
          defaultValue={values['reason']}
        />
        <SubmitButton look="danger" name="do" value={what}>
          {t(`${what}.go`)}
        </SubmitButton>
      </Form>
    </details>
  );
}

/** One button, for a quote that is asked no more, or once more. */
export function OneButton({
  quote,
  what,
}: {
  readonly quote: ShownQuote;
  readonly what: 'withdraw' | 'ask';
}) {
  const { t } = useTranslation('quotes');
  return (
    <Form method="post">
      <p>{t(`${what}.text`)}</p>
      <input type="hidden" name="stamp" value={quote.stamp} />
      <input type="hidden" name="offer" value={quote.offerId} />
      <SubmitButton look="plain" name="do" value={what}>
        {t(`${what}.go`)}
      </SubmitButton>
    </Form>
  );
}
