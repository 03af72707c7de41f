import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getSmeOverview } from '#domain/assessment/index.server.ts';
import { getMatchSummary, listShortlists } from '#domain/matching/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { money } from '#ui/matching/words.ts';
import { ButtonLink, DataTable, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['space', 'matching'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const title = titled(lang, i18nFor(lang).t('matching:sme.title'));
  const { latest } = await guarded(() => getSmeOverview(actor, contentLang(lang)));
  if (latest === null) return { lang, title, plan: null };
  const plan = await guarded(() => planOf(actor, latest.id, lang));
  const assessedOn = formatDate(lang, latest.completedAt ?? latest.createdAt);
  return { lang, title, plan: { id: latest.id, assessedOn, ...plan } };
}

/** What there is for each open action, how far the firm is with it, and what comes next. */
async function planOf(actor: MemberActor, id: string, lang: Lang) {
  const [{ actions, stale }, shortlists] = await Promise.all([
    getMatchSummary(actor, id, contentLang(lang)),
    listShortlists(actor, id),
  ]);
  const lists = new Map(shortlists.map((list) => [list.action, list]));
  return {
    stale,
    actions: actions.map(({ action, title, matches, leastRest }) => {
      const { state, count } = lists.get(action) ?? { state: 'none' as const, count: 0 };
      const rest = leastRest === null ? null : money(lang, { min: leastRest, max: leastRest });
      const todo = nextStep(state, matches);
      return {
        ...{ action, title, state, count, rest, todo },
        matches: formatNumber(lang, matches),
      };
    }),
  };
}

type NextStep = 'see' | 'compare' | 'choose' | 'widen';

function nextStep(state: 'none' | 'open' | 'frozen', matches: number): NextStep {
  if (state === 'frozen') return 'see';
  if (state === 'open') return 'compare';
  return matches > 0 ? 'choose' : 'widen';
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function SmeMatches() {
  const { t } = useTranslation('matching');
  const { lang, plan } = useLoaderData<typeof loader>();
  if (plan === null)
    return (
      <>
        <h1>{t('sme.title')}</h1>
        <Empty action={<ButtonLink to={`/${lang}/assess`}>{t('sme.start')}</ButtonLink>}>
          {t('sme.none')}
        </Empty>
      </>
    );
  const here = `/${lang}/assess/${plan.id}`;
  return (
    <>
      <h1>{t('sme.title')}</h1>
      <p>{t('sme.lead', { date: plan.assessedOn })}</p>
      {plan.stale && (
        <p className="note warn">
          {t('sme.stale')} <Link to={`${here}/matches`}>{t('sme.open')}</Link>
        </p>
      )}
      {plan.actions.length === 0 ? (
        <Empty action={<ButtonLink to={`${here}/roadmap`}>{t('notice.plan')}</ButtonLink>}>
          {t('notice.noAction')}
        </Empty>
      ) : (
        <>
          <ActionTable here={here} actions={plan.actions} />
          <p className="actions">
            <ButtonLink to={`${here}/matches`}>{t('sme.open')}</ButtonLink>
            <ButtonLink look="plain" to={`/${lang}/sme/applications/new?assessment=${plan.id}`}>
              {t('sme.ask')}
            </ButtonLink>
          </p>
        </>
      )}
    </>
  );
}

type Plan = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['plan']>;

function ActionTable({ here, actions }: { readonly here: string } & Pick<Plan, 'actions'>) {
  const { t } = useTranslation('matching');
  const columns = [
    t('sme.action'),
    t('sme.offers'),
    t('sme.rest'),
    t('sme.selection'),
    t('sme.next'),
  ];
  return (
    <DataTable
      caption={t('sme.caption')}
      columns={columns}
      rows={actions.map(({ action, title, matches, rest, state, count, todo }) => ({
        key: action,
        cells: [
          title,
          matches,
          rest === null ? t('sme.unknown') : <bdi>{t('sme.from', { amount: rest })}</bdi>,
          state === 'none' ? t('sme.state.none') : t(`sme.state.${state}`, { count }),
          <Link key="next" to={pageOf(here, action, todo)}>
            {t(`sme.do.${todo}`)}
            <span className="vh"> : {title}</span>
          </Link>,
        ],
      }))}
    />
  );
}

function pageOf(here: string, action: string, todo: NextStep): string {
  const isChosen = todo === 'compare' || todo === 'see';
  return `${here}/${isChosen ? 'shortlist' : 'matches'}/${action}`;
}
