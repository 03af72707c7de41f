import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { accountStream, listTrail, organisationStream } from '#domain/audit/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { formatDateTime, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable, Empty, Panel, Status } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { recordWords } from '#web/record-words.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['audit'] };
export const headers = () => PRIVATE_PAGE;

/** The chains a person may read, each with the parameter that says where to go on. */
function chainsOf({ person }: PersonActor) {
  const { seat } = person;
  const own = { id: 'account', name: null, stream: accountStream(person.accountId) } as const;
  if (seat === null) return [own];
  const stream = organisationStream(seat.organisationId);
  return [own, { id: 'organisation', name: seat.organisationName, stream } as const];
}

async function pageOf(actor: PersonActor, lang: Lang, stream: string, after: string | null) {
  const before = after !== null && /^[1-9]\d{0,8}$/.test(after) ? Number(after) : null;
  const { lines, older } = await listTrail(actor, stream, before);
  return {
    lines: lines.map(({ sequence, type, at, doer, code, sealed }) => ({
      number: formatNumber(lang, sequence),
      what: recordWords(lang, type),
      when: formatDateTime(lang, at),
      doer,
      code,
      sealed,
      receipt: `/${lang}/account/receipts/${encodeURIComponent(stream)}/${sequence}`,
    })),
    older,
    isFirst: before === null,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const chains = await guarded(() =>
    Promise.all(
      chainsOf(actor).map(async ({ id, name, stream }) => {
        return { id, name, ...(await pageOf(actor, lang, stream, query.get(id))) };
      }),
    ),
  );
  return { lang, chains, title: titled(lang, i18nFor(lang).t('audit:trail.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

type Chain = ReturnType<typeof useLoaderData<typeof loader>>['chains'][number];

export default function Trail() {
  const { t } = useTranslation('audit');
  const { lang, chains } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('trail.title')}</h1>
      <p>{t('trail.lead')}</p>
      {chains.map((chain) => (
        <Panel
          key={chain.id}
          id={chain.id}
          title={
            chain.name === null ? t('trail.account') : t('trail.organisation', { name: chain.name })
          }
        >
          {chain.lines.length === 0 ? <Empty>{t('trail.empty')}</Empty> : <Lines {...chain} />}
          <Further {...chain} />
        </Panel>
      ))}
      <p>
        <Link to={`/${lang}/verify`}>{t('trail.verify')}</Link> ·{' '}
        <Link to={`/${lang}/transparency`}>{t('trail.transparency')}</Link>
      </p>
    </>
  );
}

function Lines({ lines, id }: Chain) {
  const { t } = useTranslation('audit');
  return (
    <DataTable
      caption={t(id === 'account' ? 'trail.account' : 'trail.title')}
      columns={[
        t('trail.what'),
        t('trail.when'),
        t('trail.who'),
        t('trail.state'),
        t('trail.receipt'),
      ]}
      rows={lines.map(({ number, what, when, doer, code, sealed, receipt }) => ({
        key: number,
        cells: [
          <span key="what">
            {what}{' '}
            <small className="hint">
              <bdi dir="ltr">{code}</bdi>
            </small>
          </span>,
          when,
          t(`trail.doer.${doer}`),
          <Status key="state" tone={sealed ? 'good' : 'neutral'}>
            {sealed ? t('trail.sealed') : t('trail.open')}
          </Status>,
          <a key="receipt" href={receipt} download>
            {t('trail.download')} <span className="vh">{t('trail.of', { number })}</span>
          </a>,
        ],
      }))}
    />
  );
}

function Further({ id, older, isFirst }: Chain) {
  const { t } = useTranslation('audit');
  return (
    <p>
      {!isFirst && (
        <Link to={`?#${id}`} preventScrollReset>
          {t('trail.newest')}
        </Link>
      )}{' '}
      {older !== null && (
        <Link to={`?${id}=${older}#${id}`} preventScrollReset>
          {t('trail.older')}
        </Link>
      )}
    </p>
  );
}
