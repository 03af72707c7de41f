import { useTranslation } from 'react-i18next';
import { Panel } from '../workspace/parts.tsx';

/** New recovery codes, shown once, and the same as a text file that needs no script to save. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('security');
  const text = [t('recovery.fileTitle'), '', ...codes, ''].join('\r\n');
  return (
    <Panel title={t('recovery.yours')}>
      <p className="note warn" role="status">
        {t('recovery.once')}
      </p>
      <ul role="list" style={{ listStyle: 'none', padding: 0 }}>
        {codes.map((code) => (
          <li key={code}>
            <span className="code">{code}</span>
          </li>
        ))}
      </ul>
      <p>
        <a
          className="btn second"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="raqmana.txt"
        >
          {t('recovery.save')}
        </a>
      </p>
    </Panel>
  );
}
