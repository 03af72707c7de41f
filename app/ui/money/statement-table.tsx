import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AccountCode, EnvelopeCode, TransferCode } from '#domain/ledger/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../workspace/parts.tsx';
import { accountKey } from './account-key.ts';
import type { SubjectView } from './subject-view.ts';

export interface StatementView {
  readonly code: EnvelopeCode;
  readonly bucket: number;
  readonly isLatest: boolean;
  /** Older lines begin before this one; null when there are none. */
  readonly before: string | null;
  readonly lines: readonly {
    readonly key: string;
    readonly number: string;
    readonly at: string;
    readonly code: TransferCode;
    readonly other: AccountCode;
    readonly delta: string;
    readonly balance: string;
    readonly subject: SubjectView;
  }[];
}

/** Entries of an account, the latest first, with the balance after each. */
export function StatementTable({
  lang,
  here,
  statement: { code, bucket, isLatest, before, lines },
}: {
  readonly lang: Lang;
  readonly here: string;
  readonly statement: StatementView;
}) {
  const { t } = useTranslation('money');
  const name = t(`account.name.${accountKey(code)}`);
  const address = `${here}?account=${encodeURIComponent(code)}&bucket=${String(bucket)}`;
  return (
    <>
      <h3>{name}</h3>
      {lines.length === 0 ? (
        <p className="note">{t('statement.none')}</p>
      ) : (
        <DataTable
          caption={t('statement.caption', { account: name })}
          columns={[
            ...[t('statement.number'), t('statement.at'), t('statement.what')],
            ...[t('statement.about'), t('statement.other')],
            ...[t('statement.delta'), t('statement.balance')],
          ]}
          rows={lines.map((line) => ({
            key: line.key,
            cells: [
              line.number,
              line.at,
              t(`transfer.${line.code}`),
              <Subject key="about" lang={lang} subject={line.subject} />,
              t(`account.name.${accountKey(line.other)}`),
              <bdi key="delta" className="amount">
                {line.delta}
              </bdi>,
              <bdi key="balance" className="amount">
                {line.balance}
              </bdi>,
            ],
          }))}
        />
      )}
      <p>
        {!isLatest && <Link to={`${address}#statement`}>{t('statement.latest')}</Link>}{' '}
        {before !== null && (
          <Link to={`${address}&before=${before}#statement`}>{t('statement.older')}</Link>
        )}
      </p>
    </>
  );
}

function Subject({
  lang,
  subject: { kind, name, path },
}: {
  readonly lang: Lang;
  readonly subject: SubjectView;
}) {
  const { t } = useTranslation('money');
  if (kind === null) return null;
  const said = (
    <>
      {t(`subject.${kind}`)} {name !== null && <bdi dir="ltr">{name}</bdi>}
    </>
  );
  return path === null ? said : <Link to={`/${lang}${path}`}>{said}</Link>;
}
