import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getRoadmap, nextActionStates } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ActionCard } from '#ui/roadmap/action-card.tsx';
import { usePlanning } from '#ui/roadmap/use-planning.tsx';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { planOffers } from './_public.assess.$id.matches._index/plan.server.ts';

export const handle = { i18n: ['roadmap'] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actor = actorOf(context, lang);
  const roadmap = await guarded(() => getRoadmap(actor, id, contentLang(lang)));
  if (!roadmap.completed) throw seeOther(`/${lang}/assess/${id}/review`);
  const states = Object.fromEntries(
    roadmap.actions.map((action) => [action.id, nextActionStates(action.state)]),
  );
  const offers = await planOffers(actor, { lang, id });
  return { lang, roadmap, states, offers, title: titled(lang, i18nFor(lang).t('roadmap:title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Roadmap() {
  const { t } = useTranslation('roadmap');
  const { lang, roadmap, states, offers } = useLoaderData<typeof loader>();
  const here = `/${lang}/assess/${roadmap.id}`;
  const { plan, drawer } = usePlanning({ lang, here, states });
  return (
    <div className="wrap wide">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {offers.stale !== null && (
        <p className="note">
          {offers.stale} <Link to={`${here}/matches`}>{t('offers.again')}</Link>
        </p>
      )}
      {roadmap.actions.length === 0 && <p className="note">{t('empty')}</p>}
      {(['1', '2', '3'] as const).map((wave) => {
        const actions = roadmap.actions.filter((action) => action.wave === Number(wave));
        if (actions.length === 0) return null;
        return (
          <section key={wave}>
            <h2>{t(`wave.${wave}.title`)}</h2>
            <p>{t(`wave.${wave}.text`)}</p>
            <ul className="grid" style={{ listStyle: 'none', padding: 0 }}>
              {actions.map((action) => (
                <ActionCard
                  key={action.id}
                  action={action}
                  lang={lang}
                  here={here}
                  offers={offers.actions[action.id]}
                  onPlan={plan}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {roadmap.later > 0 && <p>{t('later', { count: roadmap.later })}</p>}
      <p className="actions">
        <Link className="btn second" to={`${here}/what-if`}>
          {t('whatIf.title')}
        </Link>
        <Link to={`${here}/matches`}>{t('offers.see')}</Link>
        <a href={`${here}/report.pdf`}>{t('pdf')}</a>
        <Link to={`${here}/result`}>{t('back')}</Link>
      </p>
      {drawer}
    </div>
  );
}
