import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getSmeOverview } from '#domain/assessment/index.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ButtonLink, Empty, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['space', 'result'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const overview = await guarded(() => getSmeOverview(actor, contentLang(lang)));
  const { latest, draft } = overview;
  return {
    lang,
    title: titled(lang, i18nFor(lang).t('space:nav.sme.home')),
    name: actor.person.seat.organisationName,
    next: overview.next.map(({ id, title }) => ({ id, title })),
    measured: overview.measured,
    latest: latest && {
      id: latest.id,
      t: latest.t,
      stage: latest.stage,
      score: latest.score === null ? null : formatNumber(lang, Math.round(latest.score)),
      date: formatDate(lang, latest.completedAt ?? latest.createdAt),
    },
    draft: draft && { id: draft.id, date: formatDate(lang, draft.createdAt) },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function SmeHome() {
  const { t } = useTranslation('space');
  const page = useLoaderData<typeof loader>();
  const { lang, latest, draft, next } = page;
  return (
    <>
      <h1>
        <bdi>{page.name}</bdi>
      </h1>
      {draft && (
        <p className="note">
          {t('smeHome.draft', { date: draft.date })}{' '}
          <Link to={`/${lang}/assess/${draft.id}/review`}>{t('smeHome.continue')}</Link>
        </p>
      )}
      {latest ? (
        <LatestPanel lang={lang} latest={latest} measured={page.measured} />
      ) : (
        <Empty action={<ButtonLink to={`/${lang}/assess`}>{t('smeHome.start')}</ButtonLink>}>
          {t('smeHome.none')}
        </Empty>
      )}
      {latest && next.length > 0 && (
        <Panel title={t('smeHome.next')}>
          <ol>
            {next.map((action) => (
              <li key={action.id}>
                <Link to={`/${lang}/assess/${latest.id}/roadmap/${action.id}`}>{action.title}</Link>
              </li>
            ))}
          </ol>
          <ButtonLink to={`/${lang}/assess/${latest.id}/roadmap`}>{t('smeHome.plan')}</ButtonLink>
        </Panel>
      )}
      {latest && next.length > 0 && (
        <Panel title={t('smeHome.offers')}>
          <p>{t('smeHome.offersText')}</p>
          <ButtonLink to={`/${lang}/assess/${latest.id}/matches`}>
            {t('smeHome.offersGo')}
          </ButtonLink>
        </Panel>
      )}
      <Panel title={t('smeHome.aid')}>
        <p>{t('smeHome.aidText')}</p>
        <ButtonLink look="plain" to={`/${lang}/eligibility`}>
          {t('smeHome.aidGo')}
        </ButtonLink>
      </Panel>
      <Panel title={t('smeHome.team')}>
        <p>{t('smeHome.teamText')}</p>
        <ButtonLink look="plain" to={`/${lang}/sme/people`}>
          {t('smeHome.invite')}
        </ButtonLink>
      </Panel>
    </>
  );
}

type Latest = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['latest']>;

function LatestPanel({
  lang,
  latest,
  measured,
}: {
  readonly lang: string;
  readonly latest: Latest;
  readonly measured: number;
}) {
  const { t } = useTranslation(['space', 'result']);
  const { stage } = latest;
  const nameOf = (one: 1 | 2 | 3 | 4 | 5) => t(`result:stage.${one}.name`);
  return (
    <Panel title={t('smeHome.latest', { t: latest.t ?? 0, date: latest.date })}>
      <p>
        {stage === null && t('smeHome.unknown')}
        {stage !== null && stage.from === stage.to && (
          <strong>{t('smeHome.stage', { stage: nameOf(stage.from) })}</strong>
        )}
        {stage !== null && stage.from !== stage.to && (
          <strong>
            {t('smeHome.between', { from: nameOf(stage.from), to: nameOf(stage.to) })}
          </strong>
        )}
        {latest.score !== null && <> · {t('smeHome.score', { score: latest.score })}</>}
      </p>
      <p className="inline-form">
        <ButtonLink to={`/${lang}/assess/${latest.id}/result`}>{t('smeHome.result')}</ButtonLink>
        <ButtonLink look="plain" to={`/${lang}/sme/assessments`}>
          {t(measured > 1 ? 'smeHome.compare' : 'smeHome.all')}
        </ButtonLink>
      </p>
    </Panel>
  );
}
