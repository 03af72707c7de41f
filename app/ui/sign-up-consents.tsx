import { useTranslation } from 'react-i18next';

interface SignUpConsentsProps {
  readonly consents: readonly { readonly purpose: string; readonly text: string }[];
  readonly error: string | undefined;
  /** What was ticked on the form that was refused. */
  readonly typed: Readonly<Record<string, string>> | undefined;
}

/** One box a purpose, none of them ticked beforehand; only the account's is needed. */
export function SignUpConsents({ consents, error, typed }: SignUpConsentsProps) {
  const { t } = useTranslation(['auth', 'common']);
  return (
    <fieldset className={error ? 'field bad' : 'field'} id="account">
      <legend>{t('signUp.consents')}</legend>
      {error && <span className="err">{error}</span>}
      {consents.map(({ purpose, text }) => (
        <label className="opt" key={purpose}>
          <input
            type="checkbox"
            name={purpose}
            value="yes"
            defaultChecked={typed?.[purpose] === 'yes'}
          />
          <span>
            {text}
            {purpose !== 'account' && <span className="hint"> ({t('common:optional')})</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
