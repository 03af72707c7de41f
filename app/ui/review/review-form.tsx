import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  REVIEW_FIELDS,
  type OfferContent,
  type OfferNames,
  type ReviewField,
} from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { OfferField } from './offer-content.tsx';

type Texts = Readonly<Record<string, string>>;

interface ReviewFormProps {
  readonly content: OfferContent;
  readonly names: OfferNames;
  readonly lang: Lang;
  /** What was typed before, and what is wrong with it, by field. */
  readonly typed: Texts;
  readonly messages: Texts;
  /** Whether nothing keeps it from being published. */
  readonly publishable: boolean;
}

/** The offer field by field, each with a box for what is to be changed; then the decision. */
export function ReviewForm({
  content,
  names,
  lang,
  typed,
  messages,
  publishable,
}: ReviewFormProps) {
  const { t } = useTranslation('review');
  return (
    <Form method="post">
      <Panel title={t('content.title')}>
        <p className="hint">{t('content.lead')}</p>
        {REVIEW_FIELDS.map((field) =>
          field === 'offer' ? null : (
            <section key={field}>
              <h3>{t(`field.${field}`)}</h3>
              <OfferField {...{ field, content, names, lang }} />
              <Ask field={field} {...{ typed, messages }} />
            </section>
          ),
        )}
      </Panel>
      <Panel title={t('decide.title')}>
        <Ask field="offer" open {...{ typed, messages }} />
        <p className="inline-form">
          <SubmitButton name="act" value="request" look="plain">
            {t('decide.request')}
          </SubmitButton>
          {publishable && (
            <SubmitButton name="act" value="publish">
              {t('decide.publish')}
            </SubmitButton>
          )}
        </p>
      </Panel>
    </Form>
  );
}

/** The box of one field; closed while there is nothing in it. */
function Ask({
  field,
  typed,
  messages,
  open = false,
}: {
  readonly field: ReviewField;
  readonly typed: Texts;
  readonly messages: Texts;
  readonly open?: boolean;
}) {
  const { t } = useTranslation('review');
  const value = typed[field] ?? '';
  const error = messages[field];
  const box = (
    <TextAreaField
      name={field}
      label={t('decide.ask', { field: t(`field.${field}`) })}
      rows={3}
      optional
      error={error}
      defaultValue={value}
    />
  );
  if (open) return box;
  return (
    <details open={value !== '' || error !== undefined}>
      <summary>{t('decide.open')}</summary>
      {box}
    </details>
  );
}

/** Takes a published version out of the catalogue. */
export function RemovalForm({ typed, messages }: Pick<ReviewFormProps, 'typed' | 'messages'>) {
  const { t } = useTranslation('review');
  return (
    <Panel title={t('remove.title')}>
      <p>{t('remove.lead')}</p>
      <Form method="post">
        <TextAreaField
          name="reason"
          label={t('remove.reason')}
          hint={t('remove.hint')}
          error={messages['reason']}
          defaultValue={typed['reason']}
        />
        <SubmitButton name="act" value="remove" look="danger">
          {t('remove.submit')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Texts that were typed into a form that is no longer there. */
export function LostTexts({ typed }: Pick<ReviewFormProps, 'typed'>) {
  const { t } = useTranslation('review');
  const written = REVIEW_FIELDS.filter((field) => (typed[field] ?? '') !== '');
  const reason = typed['reason'] ?? '';
  if (written.length === 0 && reason === '') return null;
  return (
    <Panel title={t('decide.lost')}>
      {written.map((field) => (
        <p key={field}>
          <strong>{t(`field.${field}`)}</strong> <span dir="auto">{typed[field]}</span>
        </p>
      ))}
      {reason !== '' && <p dir="auto">{reason}</p>}
    </Panel>
  );
}
