import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OfferState } from '#domain/catalogue/schema.ts';
import { ButtonLink, Panel } from '../workspace/parts.tsx';
import { FinalAct, OfferActForm } from './offer-acts.tsx';
import { OfferStatus } from './offer-status.tsx';
import { Requests } from './version-list.tsx';

interface Version {
  readonly id: string;
  readonly state: OfferState;
  readonly requests: readonly { readonly field: string; readonly text: string }[];
}

interface StandingProps {
  readonly offer: {
    readonly slug: string;
    readonly working: Version | null;
    readonly published: Version | null;
    readonly versions: readonly Version[];
    readonly isListed: boolean;
  };
  /** Path of the offer. */
  readonly page: string;
  readonly lang: string;
}

/** Where an offer stands, and what its provider may do about it. */
export function Standing({ offer, page, lang }: StandingProps) {
  const { working, published, versions } = offer;
  const [last] = versions;
  return (
    <>
      {working && <Working version={working} page={page} />}
      {published && (
        <Published offer={offer} version={published} lang={lang} hasNext={working !== null} />
      )}
      {!working && !published && last && <Over version={last} />}
    </>
  );
}

function Working({
  version: { id, state, requests },
  page,
}: {
  readonly version: Version;
  readonly page: string;
}) {
  const { t } = useTranslation('offers');
  if (state !== 'draft' && state !== 'submitted' && state !== 'changes-requested') return null;
  return (
    <Panel title={<OfferStatus state={state} />}>
      <p>{t(`stand.${state}`)}</p>
      {state === 'changes-requested' && requests.length > 0 && (
        <>
          <h3>{t('page.asked')}</h3>
          <Requests requests={requests} />
        </>
      )}
      {state === 'draft' && <ButtonLink to={`${page}/edit`}>{t('page.edit')}</ButtonLink>}
      {state === 'submitted' && <OfferActForm act="take-back" versionId={id} look="plain" />}
      {state === 'changes-requested' && <OfferActForm act="revise" versionId={id} />}
      {state !== 'submitted' && <FinalAct act="discard" versionId={id} />}
    </Panel>
  );
}

function Published({
  offer: { slug, isListed },
  version,
  lang,
  hasNext,
}: Pick<StandingProps, 'offer' | 'lang'> & {
  readonly version: Version;
  readonly hasNext: boolean;
}) {
  const { t } = useTranslation('offers');
  return (
    <Panel title={<OfferStatus state="published" />}>
      {isListed ? (
        <p>
          <Link to={`/${lang}/offers/${slug}`}>{t('page.public')}</Link>
        </p>
      ) : (
        <p className="note warn">
          {t('page.notListed')}{' '}
          <Link to={`/${lang}/provider/certification`}>{t('page.toCertification')}</Link>
        </p>
      )}
      {!hasNext && (
        <>
          <p>{t('stand.published')}</p>
          <OfferActForm act="open" versionId={version.id} look="plain" />
        </>
      )}
      <FinalAct act="withdraw" versionId={version.id} />
    </Panel>
  );
}

function Over({ version }: { readonly version: Version }) {
  const { t } = useTranslation('offers');
  return (
    <Panel title={<OfferStatus state={version.state} />}>
      <p>{t('stand.over')}</p>
      {version.requests.length > 0 && <Requests requests={version.requests} />}
      <OfferActForm act="reopen" versionId={version.id} look="plain" />
    </Panel>
  );
}
