import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getEnvelopeAccounts, getStatement } from '#domain/ledger/index.server.ts';
import { MONEY_READERS } from '#domain/ledger/schema.ts';
import { getMoneyPlan } from '#domain/programmes/index.server.ts';
import { AccountTable } from '#ui/money/account-table.tsx';
import { planName } from '#ui/money/names.ts';
import { usePlaceWords } from '#ui/money/places.ts';
import { StatementTable } from '#ui/money/statement-table.tsx';
import moneyCss from '#ui/styles/money.css?url';
import { Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { accountsView, askedFor, statementView } from './view.server.ts';

export const handle = { i18n: ['money', 'aid'] };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: moneyCss }];

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const id = requireParam(args.params, 'programme');
  const envelopeId = requireParam(args.params, 'envelope');
  const programme = await guarded(() => getMoneyPlan(actor, id));
  const target = { programme, envelopeId };
  const accounts = await guarded(() => getEnvelopeAccounts(actor, target));
  const asked = askedFor(new URL(args.request.url).searchParams);
  const page = await guarded(() => getStatement(actor, target, asked));
  const name = planName(lang, programme);
  return {
    ...{ lang, id, envelopeId, name },
    ...accountsView(lang, accounts),
    statement: await guarded(() => statementView(lang, actor, asked, page)),
    title: titled(lang, name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function EnvelopeRoute() {
  const { t } = useTranslation('money');
  const words = usePlaceWords();
  const { lang, id, envelopeId, name, place, rows, statement } = useLoaderData<typeof loader>();
  const here = `/${lang}/programme/money/${id}`;
  const file = (kind: 'csv' | 'json') => `${here}/${envelopeId}/statement.${kind}`;
  return (
    <>
      <p>
        <Link to={here}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <h1>{words(place, { withYear: true })}</h1>
      <p>{t('statement.lead')}</p>
      <Panel title={t('accounts.title')}>
        <AccountTable here={`${here}/${envelopeId}`} rows={rows} />
      </Panel>
      <Panel title={t('statement.title')} id="statement">
        <StatementTable lang={lang} here={`${here}/${envelopeId}`} statement={statement} />
      </Panel>
      <Panel title={t('statement.files')}>
        <p>{t('statement.filesText')}</p>
        <ul>
          {(['csv', 'json'] as const).map((kind) => (
            <li key={kind}>
              <a href={file(kind)} download>
                {kind.toUpperCase()}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
