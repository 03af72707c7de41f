import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  bucketsSchema,
  canSpread,
  chooseBuckets,
  getEnvelopeAccounts,
  getStatement,
} from '#domain/ledger/index.server.ts';
import { MONEY_READERS } from '#domain/ledger/schema.ts';
import { getMoneyPlan } from '#domain/programmes/index.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AccountTable } from '#ui/money/account-table.tsx';
import { planName } from '#ui/money/names.ts';
import { usePlaceWords } from '#ui/money/places.ts';
import { SpreadForm } from '#ui/money/spread-form.tsx';
import { StatementTable } from '#ui/money/statement-table.tsx';
import { useMoneyErrors } from '#ui/money/use-money-errors.ts';
import moneyCss from '#ui/styles/money.css?url';
import { Panel } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { accountsView, askedFor, spreadView, statementView } from './view.server.ts';

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
  const params = new URL(args.request.url).searchParams;
  const asked = askedFor(params);
  const page = await guarded(() => getStatement(actor, target, asked));
  const name = planName(lang, programme);
  return {
    ...{ lang, id, envelopeId, name },
    ...accountsView(lang, accounts),
    spread: canSpread(actor) ? spreadView(accounts) : null,
    isSpread: params.get('done') === 'spread',
    statement: await guarded(() => statementView(lang, actor, asked, page)),
    title: titled(lang, name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const id = requireParam(args.params, 'programme');
  const envelopeId = requireParam(args.params, 'envelope');
  const programme = await guarded(() => getMoneyPlan(actor, id));
  const target = { programme, envelopeId };
  // Whoever cannot see the envelope learns nothing of its form.
  await guarded(() => getEnvelopeAccounts(actor, target));
  const form = await parseForm(args.request, bucketsSchema);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const refusal = await refusalOf(
    () => chooseBuckets(actor, target, form.value.buckets),
    form.typed,
  );
  if (refusal !== null) return data({ errors: { buckets: refusal } }, { status: 422 });
  return seeOther(`/${lang}/programme/money/${id}/${envelopeId}?done=spread`);
}

export default function EnvelopeRoute() {
  const { t } = useTranslation('money');
  const words = usePlaceWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useMoneyErrors(refused?.errors);
  const { lang, id, envelopeId, name, place, rows, statement, spread } = page;
  const here = `/${lang}/programme/money/${id}`;
  const file = (kind: 'csv' | 'json') => `${here}/${envelopeId}/statement.${kind}`;
  return (
    <>
      <p>
        <Link to={here}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <h1 id="page">{words(place, { withYear: true })}</h1>
      <ErrorSummary errors={shown} />
      {page.isSpread && !refused && (
        <p className="note ok" role="status">
          {t('spread.done')}
        </p>
      )}
      <p>{t('statement.lead')}</p>
      <Panel title={t('accounts.title')}>
        <AccountTable here={`${here}/${envelopeId}`} rows={rows} />
      </Panel>
      <Panel title={t('statement.title')} id="statement">
        <StatementTable lang={lang} here={`${here}/${envelopeId}`} statement={statement} />
      </Panel>
      {spread && <SpreadForm {...spread} error={messages['buckets']} />}
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
