import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CREDENTIAL_RULES, PAPER_ENDINGS, type CredentialKind } from '#domain/catalogue/schema.ts';
import type wallet from '#i18n/locales/fr/wallet.json';
import {
  CheckField,
  ChoiceField,
  FileField,
  SubmitButton,
  TextField,
} from '../workspace/fields.tsx';

type Values = Readonly<Record<string, string | readonly string[]>>;
type Messages = Readonly<Record<string, string>>;

interface PaperFormProps {
  readonly lang: string;
  readonly kind: CredentialKind;
  readonly intentId: string;
  readonly values: Values;
  readonly errors: Messages;
}

const ACCEPT = PAPER_ENDINGS.map((ending) => `.${ending}`).join(',');
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** Adds a paper of one kind. The file is the last field: it may be cut. */
export function PaperForm({ lang, kind, intentId, values, errors }: PaperFormProps) {
  const { t } = useTranslation('wallet');
  const rule = CREDENTIAL_RULES[kind];
  const refused = Object.keys(errors).length > 0;
  const field = (name: string) => ({
    ...{ name, error: errors[name], defaultValue: textOf(values, name) },
  });
  return (
    <Form method="post" encType="multipart/form-data" id="form" tabIndex={-1} noValidate>
      <input type="hidden" name="intentId" value={intentId} />
      <input type="hidden" name="kind" value={kind} />
      {isIssuerTyped(kind) && (
        <TextField {...field('issuer')} label={t(`form.issuerOf.${kind}`)} maxLength={120} />
      )}
      <TextField
        {...field('number')}
        label={t('form.number')}
        optional={!rule.numbered}
        dir="ltr"
        maxLength={120}
      />
      <ScopeFields kind={kind} values={values} errors={errors} />
      <DayField {...field('validFrom')} label={t('form.from')} hint={t('form.fromHint')} />
      <DayField
        {...field('validTo')}
        label={t('form.until')}
        hint={t(`form.untilHint.${rule.end}`)}
        optional={rule.end !== 'required'}
      />
      <FileField
        name="file"
        label={t('form.file')}
        hint={refused ? `${t('form.fileHint')} ${t('form.fileAgain')}` : t('form.fileHint')}
        accept={ACCEPT}
        error={errors['file']}
      />
      <p className="hint">
        {t('form.privacy')} <Link to={`/${lang}/privacy`}>{t('form.privacyMore')}</Link>
      </p>
      <SubmitButton>{t('form.submit')}</SubmitButton>
    </Form>
  );
}

type TypedIssuer = keyof (typeof wallet)['form']['issuerOf'];

function isIssuerTyped(kind: CredentialKind): kind is TypedIssuer {
  return CREDENTIAL_RULES[kind].issuer === null;
}

/** A day; what was typed and is no day comes back as text, since a date control would drop it. */
function DayField(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly optional?: boolean;
  readonly error: string | undefined;
  readonly defaultValue: string | undefined;
}) {
  const isDay = !props.defaultValue || ISO_DAY.test(props.defaultValue);
  return <TextField {...props} type={isDay ? 'date' : 'text'} dir="ltr" />;
}

/** Class or level, and fields of audit, of the kinds that have them. */
function ScopeFields({ kind, values, errors }: Pick<PaperFormProps, 'kind' | 'values' | 'errors'>) {
  const { t } = useTranslation('wallet');
  const { grades, fields } = CREDENTIAL_RULES[kind];
  const ticked = values['scopes'] ?? [];
  return (
    <>
      {grades.length > 0 && (
        <ChoiceField
          name="grade"
          label={kind === 'passi' ? t('form.class') : t('form.level')}
          choices={grades.map((value) => ({ value, label: t(`scope.${value}`) }))}
          error={errors['grade']}
          defaultValue={textOf(values, 'grade')}
        />
      )}
      {fields.length > 0 && (
        <FieldGroup name="scopes" legend={t('form.scopes')} error={errors['scopes']}>
          {fields.map((value) => (
            <CheckField
              key={value}
              name="scopes"
              value={value}
              label={t(`scope.${value}`)}
              checked={ticked.includes(value)}
            />
          ))}
        </FieldGroup>
      )}
    </>
  );
}

function FieldGroup(props: {
  readonly name: string;
  readonly legend: string;
  readonly error: string | undefined;
  readonly children: ReactNode;
}) {
  const { name, legend, error, children } = props;
  return (
    <fieldset id={name} className={error ? 'field bad' : 'field'}>
      <legend>{legend}</legend>
      {error && <span className="err">{error}</span>}
      {children}
    </fieldset>
  );
}
