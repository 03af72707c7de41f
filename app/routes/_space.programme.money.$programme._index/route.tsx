import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { canMoveMoney, listMeters, listMoves } from '#domain/ledger/index.server.ts';
import { MONEY_READERS } from '#domain/ledger/schema.ts';
import { getMoneyPlan } from '#domain/programmes/index.server.ts';
import { Alerts } from '#ui/money/alerts.tsx';
import { EnvelopeTable } from '#ui/money/envelope-table.tsx';
import { Meter } from '#ui/money/meter-bar.tsx';
import { MoveTable } from '#ui/money/move-table.tsx';
import { planName } from '#ui/money/names.ts';
import moneyCss from '#ui/styles/money.css?url';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { alertsOf, movesView, yearOf } from '../_space.programme.money._index/view.server.ts';
import { yearsView } from './view.server.ts';

export const handle = { i18n: ['money', 'aid'] };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: moneyCss }];

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const programmeId = requireParam(args.params, 'programme');
  const plan = await guarded(() => getMoneyPlan(actor, programmeId));
  const [meters, open, ended] = await guarded(() =>
    Promise.all([
      listMeters(actor, [plan]),
      listMoves(actor, { programmeId, isOpen: true }),
      listMoves(actor, { programmeId, isOpen: false }),
    ]),
  );
  const all = meters.get(programmeId) ?? [];
  const name = planName(lang, plan);
  return {
    ...{ lang, id: programmeId, slug: plan.slug, name, canMove: canMoveMoney(actor) },
    ...{ isPublic: plan.live !== null, year: String(yearOf(actor)) },
    alerts: alertsOf(plan, all, yearOf(actor)),
    years: yearsView(lang, plan, all, yearOf(actor)),
    open: movesView(lang, open, [plan]),
    ended: movesView(lang, ended, [plan]),
    title: titled(lang, name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ProgrammeMoney() {
  const { t } = useTranslation('money');
  const page = useLoaderData<typeof loader>();
  const { lang, id, open, ended } = page;
  const home = `/${lang}/programme/money`;
  return (
    <>
      <p>
        <Link to={home}>{t('overview.title')}</Link>
      </p>
      <h1>
        <bdi>{page.name}</bdi>
      </h1>
      <Alerts alerts={page.alerts} year={page.year} />
      <p className="actions">
        {page.canMove && (
          <ButtonLink to={`${home}/moves/new?programme=${id}`}>{t('move.new')}</ButtonLink>
        )}{' '}
        {page.isPublic && (
          <ButtonLink look="plain" to={`/${lang}/programmes/${page.slug}/account`}>
            {t('account.open')}
          </ButtonLink>
        )}
      </p>
      {open.length > 0 && (
        <Panel title={t('overview.waiting')}>
          <MoveTable lang={lang} rows={open} caption={t('overview.waiting')} isOpen />
        </Panel>
      )}
      {page.years.map((year) => (
        <Panel key={year.year} title={t('year', { year: year.year })}>
          <Meter lang={lang} meter={year.meter} />
          <EnvelopeTable lang={lang} here={`${home}/${id}`} year={year} />
        </Panel>
      ))}
      {ended.length > 0 && (
        <Panel>
          <details>
            <summary>{t('overview.endedCount', { count: ended.length })}</summary>
            <MoveTable lang={lang} rows={ended} caption={t('overview.ended')} isOpen={false} />
          </details>
        </Panel>
      )}
    </>
  );
}
