import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SPOKEN } from '#domain/catalogue/schema.ts';
import { WISHED_MODES } from '#domain/matching/schema.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { describedBy, Field } from '#ui/field.tsx';
import { Choice } from '#ui/question.tsx';
import type { WishError } from './wish-errors.ts';

interface WishFormProps {
  /** What was typed last, else what is kept. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Code of the error of each field. */
  readonly errors: Readonly<Record<string, WishError>>;
  /** Seconds to wait before the next try; 0 when it may be sent. */
  readonly wait: number;
}

const FIELDS = ['languages', 'mode', 'startBy', 'restMAD', 'users', 'moroccanFirst'] as const;

/** What the firm asks of offers; everything is optional. */
export function WishForm({ values, errors, wait }: WishFormProps) {
  const { t } = useTranslation(['matching', 'vocab', 'common']);
  const messages = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const code = errors[field];
      return code === undefined ? [] : [[field, t(`error.${code}`)]];
    }),
  );
  const shown = FIELDS.flatMap((target) => {
    const message = messages[target];
    if (message === undefined) return [];
    const label = target === 'moroccanFirst' ? t('wish.moroccan') : t(`wish.${target}`);
    return [{ target, message: t('common:labelled', { label, value: message }) }];
  });
  const has = (name: string, value: string) => {
    const given = values[name] ?? '';
    return typeof given === 'string' ? given === value : given.includes(value);
  };
  return (
    <Form method="post" noValidate className="filters">
      <ErrorSummary errors={shown} />
      {wait > 0 && <p className="note warn">{t('error.slow', { seconds: wait })}</p>}
      <Field
        name="languages"
        kind="group"
        label={t('wish.languages')}
        hint={t('wish.languagesHint')}
        error={messages['languages']}
      >
        <div className="opts-inline">
          {SPOKEN.map((code) => (
            <label className="opt" key={code}>
              <input
                type="checkbox"
                name="languages"
                value={code}
                defaultChecked={has('languages', code)}
              />
              <span>{t(`vocab:spoken.${code}`)}</span>
            </label>
          ))}
        </div>
      </Field>
      <Field name="mode" kind="group" label={t('wish.mode')} error={messages['mode']}>
        <div className="opts-inline">
          {WISHED_MODES.map((mode) => (
            <Choice
              key={mode}
              name="mode"
              choice={{ value: mode, text: t(`wish.modes.${mode}`) }}
              chosen={has('mode', mode)}
            />
          ))}
        </div>
      </Field>
      <Typed name="startBy" type="date" values={values} messages={messages} />
      <Typed name="restMAD" hint={t('wish.restHint')} values={values} messages={messages} />
      <Typed name="users" hint={t('wish.usersHint')} values={values} messages={messages} />
      <Field
        name="moroccanFirst"
        kind="group"
        label={t('wish.moroccan')}
        hint={t('wish.moroccanHint')}
        error={messages['moroccanFirst']}
      >
        <label className="opt">
          <input
            type="checkbox"
            name="moroccanFirst"
            value="yes"
            defaultChecked={has('moroccanFirst', 'yes')}
          />
          <span>{t('wish.moroccanFirst')}</span>
        </label>
      </Field>
      <div className="actions">
        <button className="btn" type="submit" name="do" value="wish">
          {t('wish.save')}
        </button>
        <button className="link" type="submit" name="do" value="clear">
          {t('wish.clear')}
        </button>
      </div>
    </Form>
  );
}

function Typed(props: {
  readonly name: 'startBy' | 'restMAD' | 'users';
  readonly type?: 'date' | 'text';
  readonly hint?: string;
  readonly values: WishFormProps['values'];
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('matching');
  const { name, type = 'text', hint, values, messages } = props;
  const value = values[name] ?? '';
  const error = messages[name];
  return (
    <Field name={name} label={t(`wish.${name}`)} hint={hint} error={error} optional>
      <input
        id={name}
        name={name}
        type={type}
        inputMode={type === 'text' ? 'numeric' : undefined}
        className={type === 'text' ? 'short' : undefined}
        dir="ltr"
        autoComplete="off"
        defaultValue={typeof value === 'string' ? value : (value[0] ?? '')}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </Field>
  );
}
