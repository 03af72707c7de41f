import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface SignProps {
  readonly lang: string;
  readonly paper: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** The provider's signature: a box and a button, after a fresh proof of identity. */
export function ProviderSign({ paper, messages }: SignProps) {
  const { t } = useTranslation('agreement');
  return (
    <Panel title={t('sign.provider.title')}>
      <p>{t('sign.provider.text')}</p>
      <Form method="post">
        <input type="hidden" name="paper" value={paper} />
        <CheckField name="agrees" label={t('sign.agree')} error={messages['agrees']} />
        <SubmitButton name="do" value="sign">
          {t('sign.provider.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

interface FirmProps extends SignProps {
  readonly channel: string | null;
  /** Whether a code is on its way. */
  readonly hasCode: boolean;
}

/** The firm's signature: a code is asked for, then typed. */
export function FirmSign({ lang, paper, channel, hasCode, messages }: FirmProps) {
  const { t } = useTranslation('agreement');
  if (channel === null)
    return (
      <Panel title={t('sign.firm.title')}>
        <p className="note warn">{t('sign.firm.noChannel')}</p>
        <p>
          <Link to={`/${lang}/account/contact`}>{t('sign.firm.addChannel')}</Link>
        </p>
      </Panel>
    );
  const shown = `\u2066${channel}\u2069`;
  return (
    <>
      {hasCode && (
        <Panel title={t('sign.code.title')}>
          <p>{t('sign.code.text', { channel: shown })}</p>
          <Form method="post">
            <input type="hidden" name="paper" value={paper} />
            <TextField
              name="code"
              label={t('sign.code.label')}
              error={messages['code']}
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <SubmitButton name="do" value="sign">
              {t('sign.code.go')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      <Panel title={hasCode ? t('sign.code.again') : t('sign.firm.title')}>
        <p>{t('sign.firm.text', { channel: shown })}</p>
        <Form method="post">
          <input type="hidden" name="paper" value={paper} />
          <CheckField
            name="agrees"
            label={t('sign.agree')}
            error={messages['agrees']}
            checked={hasCode}
          />
          <SubmitButton look={hasCode ? 'plain' : 'main'} name="do" value="code">
            {hasCode ? t('sign.code.again') : t('sign.firm.go')}
          </SubmitButton>
        </Form>
      </Panel>
    </>
  );
}
