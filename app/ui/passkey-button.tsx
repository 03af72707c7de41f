import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasskeyFailure, PasskeyPurpose } from './passkey-ceremony.ts';
import { useSite } from './use-site.ts';

interface PasskeyButtonProps {
  readonly purpose: PasskeyPurpose;
  /** Where to go afterwards; the site chooses when there is nothing. */
  readonly next: string | null;
}

const never = () => () => {};

/** What this browser can do; nothing is known before scripts run. */
function useSupport(): 'unknown' | 'none' | 'passkeys' {
  return useSyncExternalStore(
    never,
    () => ('PublicKeyCredential' in window ? 'passkeys' : 'none'),
    () => 'unknown',
  );
}

/**
 * A button that makes a passkey or uses one. Without scripts, or in a browser without passkeys, a
 * line says so instead.
 */
export function PasskeyButton({ purpose, next }: PasskeyButtonProps) {
  const { t } = useTranslation('passkey');
  const lang = useSite()?.lang;
  const support = useSupport();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);
  if (support !== 'passkeys' || lang === undefined)
    return (
      <p className="hint">
        {support === 'none' ? t('passkey.unsupported') : t('passkey.needsScripts')}
      </p>
    );
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    // Fetched at the first press: pages that only offer a passkey stay light.
    const { passkeyCeremony } = await import('./passkey-ceremony.ts');
    const outcome = await passkeyCeremony({ endpoint: `/${lang}/passkey`, purpose, next });
    if (outcome.kind === 'done') window.location.assign(outcome.next);
    else if (outcome.kind === 'again') window.location.reload();
    else {
      setFailure(outcome.failure);
      setBusy(false);
    }
  };
  const fail = () => {
    setFailure('trouble');
    setBusy(false);
  };
  return (
    <>
      <div role="status">
        {failure !== null && <p className="note warn">{t(`passkey.failed.${failure}`)}</p>}
      </div>
      <button
        className="btn second"
        type="button"
        aria-disabled={busy || undefined}
        onClick={() => {
          run().catch(fail);
        }}
      >
        {busy ? t('passkey.busy') : t(`passkey.go.${purpose}`)}
      </button>
    </>
  );
}

/** Signing in by passkey, below the password. */
export function PasskeySignIn({ next }: { readonly next: string | null }) {
  return (
    <div className="actions">
      <PasskeyButton purpose="sign-in" next={next} />
    </div>
  );
}
