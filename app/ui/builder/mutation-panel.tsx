import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MutationView, SurvivorView } from '#domain/programmes/schema.ts';
import { Panel } from '../workspace/parts.tsx';

/** How many small faults in the rules the cases notice, and a case for each they do not. */
export function MutationPanel({
  mutation,
  mayEdit,
}: {
  readonly mutation: (MutationView & { readonly percent: string }) | null;
  readonly mayEdit: boolean;
}) {
  const { t } = useTranslation('builder');
  return (
    <Panel title={t('mutation.title')} id="mutation">
      <p>{t('mutation.lead')}</p>
      {mutation === null ? (
        <Link className="btn second" to="?check=yes#mutation" preventScrollReset>
          {t('mutation.ask')}
        </Link>
      ) : (
        <>
          <p className="figure">{mutation.percent}</p>
          <p>{t('mutation.killed', { killed: mutation.killed, total: mutation.total })}</p>
          {mutation.survivors.length > 0 && <h3>{t('mutation.survivors')}</h3>}
          <ul className="case-list">
            {mutation.survivors.map((survivor) => (
              <li key={survivor.at}>
                <SurvivorText survivor={survivor} />
                {survivor.hasCase && mayEdit && (
                  <p>
                    <Link to={`?survivor=${survivor.at}#case`} preventScrollReset>
                      {t('mutation.kill')}
                    </Link>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function SurvivorText({ survivor }: { readonly survivor: SurvivorView }) {
  const { t } = useTranslation('builder');
  const { mutation, about, from, to } = survivor;
  return (
    <p>
      {t(`mutation.kind.${mutation}`)}
      {about !== null && (
        <>
          {' '}
          <strong>{about}</strong>
        </>
      )}
      {(from !== null || to !== null) && (
        <span className="hint"> {t('mutation.change', { from: from ?? '∅', to: to ?? '∅' })}</span>
      )}
    </p>
  );
}
