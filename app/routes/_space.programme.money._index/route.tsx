import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { canMoveMoney, listMoves } from '#domain/ledger/index.server.ts';
import { MONEY_READERS } from '#domain/ledger/schema.ts';
import { listMoneyPlans } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Alerts } from '#ui/money/alerts.tsx';
import { Meter } from '#ui/money/meter-bar.tsx';
import { MoveTable } from '#ui/money/move-table.tsx';
import moneyCss from '#ui/styles/money.css?url';
import { ButtonLink, Empty, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { movesView, programmesView } from './view.server.ts';

export const handle = { i18n: ['money', 'aid'] };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: moneyCss }];

/** Moves that ended, beside those that wait. */
const LATEST = 10;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const plans = await guarded(() => listMoneyPlans(actor));
  const [programmes, open, ended] = await guarded(() =>
    Promise.all([
      programmesView(lang, actor, plans),
      listMoves(actor, { isOpen: true }),
      listMoves(actor, { isOpen: false }),
    ]),
  );
  return {
    ...{ lang, programmes, canMove: canMoveMoney(actor), open: movesView(lang, open, plans) },
    ended: movesView(lang, ended.slice(0, LATEST), plans),
    title: titled(lang, i18nFor(lang).t('money:overview.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Money() {
  const { t } = useTranslation('money');
  const { lang, programmes, open, ended, canMove } = useLoaderData<typeof loader>();
  const here = `/${lang}/programme/money`;
  return (
    <>
      <h1>{t('overview.title')}</h1>
      <p>{t('overview.lead')}</p>
      {canMove && programmes.length > 0 && (
        <p>
          <ButtonLink to={`${here}/moves/new`}>{t('move.new')}</ButtonLink>
        </p>
      )}
      <Panel title={t('overview.waiting')}>
        {open.length === 0 ? (
          <p>{t('overview.nothingWaits')}</p>
        ) : (
          <MoveTable lang={lang} rows={open} caption={t('overview.waiting')} isOpen />
        )}
      </Panel>
      {programmes.length === 0 && <Empty>{t('overview.none')}</Empty>}
      {programmes.map(({ id, name, year, meter, alerts }) => (
        <Panel key={id} title={<bdi>{name}</bdi>}>
          <h3>{t('year', { year })}</h3>
          <Meter lang={lang} meter={meter} />
          <Alerts alerts={alerts} year={year} />
          <ButtonLink look="plain" to={`${here}/${id}`}>
            {t('overview.open')}
          </ButtonLink>
        </Panel>
      ))}
      {ended.length > 0 && (
        <Panel title={t('overview.ended')}>
          <MoveTable lang={lang} rows={ended} caption={t('overview.ended')} isOpen={false} />
        </Panel>
      )}
    </>
  );
}
