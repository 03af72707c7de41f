import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import { DOCUMENTS } from '#domain/programmes/schema.ts';
import { Panel, Status } from '../workspace/parts.tsx';
import { WorkLink } from './case-acts.tsx';
import type { Shown } from './show-case.ts';
import { usePaperName } from './use-paper-name.ts';

type Row = Shown<CaseFile['facts']['rows'][number]>;

/** What is known of the firm, with where each fact comes from; those the rules read come first. */
export function FactsPanel({
  rows,
  proveAt,
}: {
  readonly rows: readonly Row[];
  /** Where facts are stated, null for those who only read. */
  readonly proveAt: string | null;
}) {
  const { t } = useTranslation('casework');
  const others = rows.filter(({ read }) => !read);
  return (
    <Panel title={t('facts.title')} id="facts">
      <FactList rows={rows.filter(({ read }) => read)} proveAt={proveAt} />
      {others.length > 0 && (
        <details>
          <summary>{t('facts.others', { count: others.length })}</summary>
          <FactList rows={others} proveAt={proveAt} />
        </details>
      )}
      {proveAt !== null && <WorkLink to={proveAt}>{t('prove.choose')}</WorkLink>}
    </Panel>
  );
}

function FactList({ rows, proveAt }: Parameters<typeof FactsPanel>[0]) {
  const { t } = useTranslation('casework');
  return (
    <dl className="case-facts">
      {rows.map(({ fact, name, now, sent, changed, provable }) => (
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
            {proveAt !== null && provable && (
              <Link to={`${proveAt}?fact=${fact}`}>
                {t('prove.one')}
                <span className="vh"> {name}</span>
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value, who says it, since when, on what and until when; and that the firm says otherwise. */
export function Told({ told }: { readonly told: Row['now'] }) {
  const { t } = useTranslation('casework');
  const nameOf = usePaperName();
  if (told === null) return <>{t('facts.unknown')}</>;
  const { value, source, on, evidence, until, contestedOn } = told;
  const isPaper = DOCUMENTS.some((code) => code === evidence);
  return (
    <>
      <bdi>{value}</bdi>{' '}
      <small className="hint">
        {t(`source.${source}`)}
        {on !== null && <> · {on}</>}
        {evidence !== null && (
          <>
            {' '}
            · <bdi>{isPaper ? nameOf(evidence) : evidence}</bdi>
          </>
        )}
        {until !== null && <> · {t('papers.until', { date: until })}</>}
      </small>{' '}
      {contestedOn !== null && (
        <Status tone="attention">{t('facts.contested', { date: contestedOn })}</Status>
      )}
    </>
  );
}
