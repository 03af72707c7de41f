import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { evidenceShareOf, getResultPage } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { AttachForm } from '#ui/attach-form.tsx';
import { NextSteps } from '#ui/result/next-steps.tsx';
import { ResultBody } from '#ui/result/result-body.tsx';
import { ActionOffers } from '#ui/roadmap/action-offers.tsx';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { planOffers } from './_public.assess.$id.matches._index/plan.server.ts';

// The offers beside its first actions are worded as in the plan.
export const handle = { i18n: ['result', 'roadmap'] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actor = actorOf(context, lang);
  const { result, first, readOnly, attachable, attached, secondOfId } = await guarded(() =>
    getResultPage(actor, id, contentLang(lang)),
  );
  if (result.completedAt !== null && secondOfId !== null)
    throw seeOther(`/${lang}/sme/assessments/${secondOfId}/second`);
  if (result.completedAt === null) throw seeOther(`/${lang}/assess/${id}/review`);
  const offers = await planOffers(
    actor,
    { lang, id },
    first.map((action) => action.id),
  );
  const kind = actor.person?.seat?.kind;
  return {
    lang,
    evidence: attached ? await guarded(() => evidenceShareOf(id)) : null,
    evidencePage: `/${lang}/${kind === 'advisor' ? 'advisor' : 'sme'}/assessments/${id}/evidence`,
    result,
    date: formatDate(lang, result.completedAt),
    first,
    offers: offers.actions,
    readOnly,
    attachable,
    title: titled(lang, i18nFor(lang).t('result:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Result() {
  const { t } = useTranslation('result');
  const page = useLoaderData<typeof loader>();
  const { lang, result, date, first, readOnly, attachable, evidence } = page;
  const here = `/${lang}/assess/${result.id}`;
  return (
    <div className="wrap wide">
      <h1>{t('title')}</h1>
      <p className="hint">
        {t('made', { date, version: result.version })} ·{' '}
        {result.path === 'express' ? t('express') : t('full')}
      </p>
      {result.mode !== 'self' && <p className="note">{t(`mode.${result.mode}`)}</p>}
      {attachable && <AttachForm lang={lang} id={result.id} />}
      <ResultBody result={result} lang={lang} here={here} />
      <NextSteps result={result} />
      {first.length > 0 && (
        <section className="card">
          <h2>{t('first.title')}</h2>
          <ol>
            {first.map((action) => (
              <li key={action.id}>
                <strong>{action.title}</strong>
                <br />
                {action.benefit}
                <ActionOffers
                  lang={lang}
                  to={`${here}/matches/${action.id}`}
                  name={action.title}
                  offers={page.offers[action.id]}
                />
              </li>
            ))}
          </ol>
          <p className="actions">
            <Link className="btn" to={`${here}/roadmap`}>
              {t('first.all')}
            </Link>
            <Link className="btn second" to={`${here}/matches`}>
              {t('first.offers')}
            </Link>
            <Link to={`${here}/what-if`}>{t('first.whatIf')}</Link>
          </p>
        </section>
      )}
      <section className="noprint">
        <h2>{t('tools.title')}</h2>
        <ul>
          <li>
            <Link to={`/${lang}/eligibility`}>{t('tools.aid')}</Link>
          </li>
          <li>
            <a href={`${here}/report.pdf`}>{t('tools.pdf')}</a>
          </li>
          {!readOnly && (
            <li>
              <Link to={`${here}/share`}>{t('tools.share')}</Link>
            </li>
          )}
          {evidence && (
            <li>
              <Link to={page.evidencePage}>{t('tools.evidence')}</Link>{' '}
              {t('tools.evidenceShare', {
                backed: evidence.backed,
                answered: evidence.answered,
              })}
            </li>
          )}
          <li>
            <Link to={`${here}/dma`}>{t('tools.dma')}</Link>
          </li>
          <li>
            <a href={`${here}/export.json`} download>
              {t('tools.json')}
            </a>
          </li>
          {!readOnly && (
            <li>
              <Link to={`${here}/review`}>{t('tools.change')}</Link>
            </li>
          )}
        </ul>
      </section>
    </div>
  );
}
