import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ConsentPurpose } from '#domain/accounts/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';

/** A consent as a line of a list; times are written in the reader's language. */
export interface ListedConsent {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly firm: string | null;
  readonly recipient: string | null;
  /** Who gave it, null where it is the reader. */
  readonly givenBy: string | null;
  readonly grantedAt: string;
  readonly withdrawnAt: string | null;
  readonly canWithdraw: boolean;
}

interface ListProps {
  readonly lang: string;
  readonly consents: readonly ListedConsent[];
}

/** What stands, with the way to withdraw it, then what was withdrawn. */
export function ConsentList({ lang, consents }: ListProps) {
  const { t } = useTranslation('consent');
  const standing = consents.filter(({ withdrawnAt }) => withdrawnAt === null);
  const past = consents.filter(({ withdrawnAt }) => withdrawnAt !== null);
  return (
    <>
      <Panel title={t('consents.standing')} id="list">
        {standing.length === 0 ? (
          <Empty>{t('consents.none')}</Empty>
        ) : (
          <Rows caption={t('consents.standing')} lang={lang} consents={standing} />
        )}
      </Panel>
      {past.length > 0 && (
        <Panel title={t('consents.past')}>
          <Rows caption={t('consents.past')} lang={lang} consents={past} />
        </Panel>
      )}
    </>
  );
}

function Rows({ lang, consents, caption }: ListProps & { readonly caption: string }) {
  const { t } = useTranslation('consent');
  return (
    <DataTable
      caption={caption}
      columns={[t('consents.what'), t('consents.given'), t('consents.state'), t('consents.act')]}
      rows={consents.map((consent) => ({
        key: consent.id,
        cells: [
          <What key="what" consent={consent} />,
          <Given key="given" consent={consent} />,
          <State key="state" consent={consent} />,
          <span key="act" className="inline-form">
            <Link to={`/${lang}/account/consents/${consent.id}`}>{t('consents.receipt')}</Link>
            {consent.withdrawnAt === null && consent.canWithdraw && (
              <Form method="post" action={`?withdraw=${consent.id}`}>
                <SubmitButton look="plain">{t('consents.withdraw')}</SubmitButton>
              </Form>
            )}
          </span>,
        ],
      }))}
    />
  );
}

function What({ consent: { purpose, firm, recipient } }: { readonly consent: ListedConsent }) {
  const { t } = useTranslation('consent');
  return (
    <>
      {t(`purpose.${purpose}`)}
      {[firm, recipient].map((name) =>
        name === null ? null : (
          <span key={name} className="hint">
            <br />
            <bdi>{name}</bdi>
          </span>
        ),
      )}
    </>
  );
}

function Given({ consent: { grantedAt, givenBy } }: { readonly consent: ListedConsent }) {
  return (
    <>
      {grantedAt}
      {givenBy !== null && (
        <span className="hint">
          <br />
          <bdi>{givenBy}</bdi>
        </span>
      )}
    </>
  );
}

function State({ consent: { withdrawnAt } }: { readonly consent: ListedConsent }) {
  const { t } = useTranslation('consent');
  return withdrawnAt === null ? (
    <Status tone="good">{t('consents.stands')}</Status>
  ) : (
    <>{t('consents.withdrawnAt', { date: withdrawnAt })}</>
  );
}
