import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../workspace/parts.tsx';
import type { ShownLine } from './show-case.ts';
import { StandingTag } from './standing-tag.tsx';

/** Requests with whose turn it is in each; with their firm for advisors. */
export function RequestList({
  lang,
  lines,
  withFirm,
}: {
  readonly lang: Lang;
  readonly lines: readonly ShownLine[];
  readonly withFirm: boolean;
}) {
  const { t } = useTranslation('follow');
  const firm = withFirm ? [t('list.client')] : [];
  return (
    <DataTable
      caption={t('list.caption')}
      columns={[t('list.request'), ...firm, t('list.programme'), t('list.state'), t('list.until')]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <RequestName key="request" lang={lang} line={line} />,
          ...(withFirm ? [<bdi key="firm">{line.firm.name}</bdi>] : []),
          line.programme,
          <StandingTag key="state" standing={line.standing} />,
          <Until key="until" line={line} />,
        ],
      }))}
    />
  );
}

function RequestName({ lang, line }: { readonly lang: Lang; readonly line: ShownLine }) {
  const { t } = useTranslation('follow');
  const { id, number, title, date, isDemo } = line;
  return (
    <>
      <Link to={`/${lang}/sme/applications/${id}`}>
        <bdi>{title === '' ? t('list.untitled') : title}</bdi>
      </Link>
      <br />
      <span className="hint">
        {number === null ? t('list.draft') : <bdi dir="ltr">{number}</bdi>} · {date}
        {isDemo && ` · ${t('demo')}`}
      </span>
    </>
  );
}

function Until({ line: { until, isLate } }: { readonly line: ShownLine }) {
  const { t } = useTranslation('follow');
  if (until === null) return <>{t('list.noDate')}</>;
  return isLate ? <strong>{t('list.late', { date: until })}</strong> : <>{until}</>;
}
