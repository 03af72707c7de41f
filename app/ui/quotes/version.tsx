import { useTranslation } from 'react-i18next';
import { DataTable, Facts } from '../workspace/parts.tsx';
import type { ShownQuoteVersion } from './show.ts';

/** A quote as it was sent: lines, milestones, days and note. */
export function VersionDetail({ version }: { readonly version: ShownQuoteVersion }) {
  const { t } = useTranslation('quotes');
  const { lines, milestones } = version;
  return (
    <>
      <Facts
        items={[
          [t('fact.sentAt'), version.sentAt],
          [t('fact.ht'), version.ht],
          [t('fact.vat'), version.vat],
          [t('fact.ttc'), <strong key="ttc">{version.ttc}</strong>],
          [t('fact.startOn'), version.startOn],
          [t('fact.endOn'), version.endOn],
        ]}
      />
      <h3>{t('lines.title')}</h3>
      <DataTable
        caption={t('lines.title')}
        columns={[
          ...[t('lines.label'), t('lines.quantity'), t('lines.price'), t('lines.vat')],
          ...[t('lines.ht'), t('lines.milestone')],
        ]}
        rows={lines.map((line, place) => ({
          key: String(place),
          cells: [
            <bdi key="label">{line.label}</bdi>,
            <bdi key="quantity">{`${String(line.quantity)} ${line.unit}`}</bdi>,
            line.price,
            <span key="vat">
              {t('lines.percent', { percent: line.vatPercent })}
              {line.exemption !== '' && (
                <>
                  {' '}
                  <bdi className="hint">{line.exemption}</bdi>
                </>
              )}
            </span>,
            ...[line.ht, String(line.milestone)],
          ],
        }))}
      />
      <h3>{t('milestones.title')}</h3>
      <ol>
        {milestones.map((one, place) => (
          <li key={place}>
            <strong>
              <bdi>{one.title}</bdi>
            </strong>
            <br />
            {t('milestones.line', { date: one.deliverBy, amount: one.ht })}
            <br />
            <bdi className="hint" style={{ whiteSpace: 'pre-line' }}>
              {one.acceptance}
            </bdi>
          </li>
        ))}
      </ol>
      {version.note !== '' && (
        <>
          <h3>{t('fact.note')}</h3>
          <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {version.note}
          </p>
        </>
      )}
      {version.counter !== null && (
        <div className="note">
          <p>{t('counter.was', { date: version.counterAt ?? '' })}</p>
          <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {version.counter}
          </p>
        </div>
      )}
    </>
  );
}

/** Versions that others took the place of, folded away. */
export function EarlierVersions({ versions }: { readonly versions: readonly ShownQuoteVersion[] }) {
  const { t } = useTranslation('quotes');
  if (versions.length === 0) return null;
  return versions.map((version) => (
    <details key={version.number}>
      <summary>{t('version', { number: version.number, amount: version.ht })}</summary>
      <VersionDetail version={version} />
    </details>
  ));
}
