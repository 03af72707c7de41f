import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface TotpSetUpProps {
  /** The key in groups of letters, as an address for the phone, and drawn as a QR code. */
  readonly pending: {
    readonly text: string;
    readonly uri: string;
    readonly qr: { readonly size: number; readonly path: string };
  };
  readonly error: string | undefined;
}

/** The two steps of setting up an authenticator application: take the key, type a first code. */
export function TotpSetUp({ pending: { text, uri, qr }, error }: TotpSetUpProps) {
  const { t } = useTranslation('security');
  return (
    <>
      <Panel title={t('totp.step1')}>
        <p>{t('totp.scan')}</p>
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={t('totp.qr')}
          style={{ display: 'block', inlineSize: 'min(100%, 16rem)', marginBlockEnd: '1rem' }}
        >
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
        <p>
          <a href={uri}>{t('totp.open')}</a>
        </p>
        <p>{t('totp.type')}</p>
        <p className="code" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {text}
        </p>
      </Panel>
      <Panel title={t('totp.step2')}>
        <Form method="post" noValidate>
          <TextField
            name="code"
            label={t('totp.code')}
            hint={t('totp.codeHint')}
            error={error}
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <SubmitButton name="do" value="confirm">
            {t('totp.confirm')}
          </SubmitButton>
        </Form>
      </Panel>
    </>
  );
}
