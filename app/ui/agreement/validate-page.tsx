import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ValidationPage } from '#domain/engagements/schema.ts';
import { ErrorSummary, type ShownError } from '../error-summary.tsx';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { ShownEnd } from './show.ts';
import type { agreementDoneOf } from './words.ts';

type Texts = Readonly<Record<string, string>>;

interface Shown extends ShownEnd {
  readonly ttc: string | null;
  readonly subsidy: string | null;
  readonly signatures: readonly {
    readonly side: 'firm' | 'provider';
    readonly name: string;
    readonly at: string;
  }[];
}

/** Who the sides are, what it costs, who signed. */
export function OfficerTop({
  page,
  errors,
  done,
}: {
  readonly page: Shown;
  readonly errors: readonly ShownError[];
  readonly done: ReturnType<typeof agreementDoneOf>;
}) {
  const { t } = useTranslation('agreement');
  const { lang, id, number } = page;
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/engagements`}>{t('backList')}</Link>
      </p>
      <h1 id="form">{t('validateTitle', { number })}</h1>
      <ErrorSummary errors={errors} />
      {done !== null && errors.length === 0 && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <Facts
        items={[
          [t('fact.firm'), <bdi key="firm">{page.firm}</bdi>],
          [t('fact.provider'), <bdi key="provider">{page.provider}</bdi>],
          [t('fact.ttc'), page.ttc],
          [t('fact.subsidy'), page.subsidy],
          ...page.signatures.map(
            ({ side, name, at }) =>
              [
                t(`signature.${side}`),
                t('signature.by', { name: `\u2068${name}\u2069`, at }),
              ] as const,
          ),
        ]}
      />
      <p>
        <Link to={`/${lang}/programme/engagements/${id}`}>{t('project')}</Link>
      </p>
    </>
  );
}

/** Why an officer looks at an agreement, in plain words. */
export function LookReasons({
  state,
  reasons,
}: Pick<ShownEnd, 'state'> & Pick<ValidationPage, 'reasons'>) {
  const { t } = useTranslation('agreement');
  if (state !== 'signed') return null;
  return (
    <Panel title={t('validate.why')}>
      <p>{t('validate.lead')}</p>
      {reasons.length === 0 && <p>{t('validate.noReason')}</p>}
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{t(`validate.reason.${reason}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** The programme stands behind it, or does not. */
export function ValidateForms({
  page,
  messages,
  values,
}: {
  readonly page: Shown;
  readonly messages: Texts;
  readonly values: Texts;
}) {
  const { t } = useTranslation('agreement');
  const { stamp, subsidy } = page;
  const refuses = values['do'] === 'refuse';
  return (
    <>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="words"
          label={t('validate.words')}
          optional
          error={refuses ? undefined : messages['words']}
          defaultValue={refuses ? undefined : values['words']}
        />
        <SubmitButton name="do" value="validate">
          {t('validate.go', { amount: subsidy ?? '' })}
        </SubmitButton>
      </Form>
      <details open={refuses}>
        <summary>{t('validate.refuseTitle')}</summary>
        <p>{t('validate.refuseText')}</p>
        <Form method="post" noValidate>
          <input type="hidden" name="stamp" value={stamp} />
          <label htmlFor="refusal">{t('validate.refuseWords')}</label>
          <textarea
            id="refusal"
            name="words"
            rows={4}
            aria-invalid={refuses && messages['words'] !== undefined ? true : undefined}
            defaultValue={refuses ? values['words'] : undefined}
          />
          {refuses && messages['words'] !== undefined && <p role="alert">{messages['words']}</p>}
          <SubmitButton look="danger" name="do" value="refuse">
            {t('validate.refuseGo')}
          </SubmitButton>
        </Form>
      </details>
    </>
  );
}
