import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import { Panel, Status } from '../workspace/parts.tsx';
import type { Shown } from './show-case.ts';

type Row = Shown<CaseFile['facts']['rows'][number]>;

/** What is known of the firm, with where each fact comes from; those the rules read come first. */
export function FactsPanel({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('casework');
  const others = rows.filter(({ read }) => !read);
  return (
    <Panel title={t('facts.title')} id="facts">
      <FactList rows={rows.filter(({ read }) => read)} />
      {others.length > 0 && (
        <details>
          <summary>{t('facts.others', { count: others.length })}</summary>
          <FactList rows={others} />
        </details>
      )}
    </Panel>
  );
}

function FactList({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('casework');
  return (
    <dl className="case-facts">
      {rows.map(({ fact, name, now, sent, changed }) => (
        <div key={fact}>
          <dt>
            {name} {changed && <Status tone="attention">{t('facts.changed')}</Status>}
          </dt>
          <dd>
            <Told told={now} />
            {changed && (
              <p className="hint">
                {t('facts.sent')} <Told told={sent} />
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value, who says it, since when and on what. */
export function Told({ told }: { readonly told: Row['now'] }) {
  const { t } = useTranslation('casework');
  if (told === null) return <>{t('facts.unknown')}</>;
  const { value, source, on, evidence } = told;
  return (
    <>
      <bdi>{value}</bdi>{' '}
      <small className="hint">
        {t(`source.${source}`)}
        {on !== null && <> · {on}</>}
        {evidence !== null && (
          <>
            {' '}
            · <bdi>{evidence}</bdi>
          </>
        )}
      </small>
    </>
  );
}
