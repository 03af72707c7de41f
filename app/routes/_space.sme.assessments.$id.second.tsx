import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getSecondView, startSecond } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { SecondInvitation } from '#ui/sme/second-invitation.tsx';
import { SecondOpinion } from '#ui/sme/second-opinion.tsx';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['sme'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const view = await guarded(() =>
    getSecondView(actor, requireParam(args.params, 'id'), contentLang(lang)),
  );
  return {
    lang,
    view,
    link: view.openId === null ? null : `${publicOrigin()}/${lang}/assess/${view.openId}/review`,
    date: view.opinion && formatDate(lang, view.opinion.completedAt),
    title: titled(lang, i18nFor(lang).t('sme:second.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'sme', 'sme-owner', 'sme-member');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const refusal = await refusalOf(() => startSecond(actor, id));
  if (refusal !== null) return data({ refusal }, { status: 422 });
  return seeOther(`/${lang}/sme/assessments/${id}/second`);
}

export default function Second() {
  const { t } = useTranslation('sme');
  const { lang, view, link, date } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <h1>{t('second.title')}</h1>
      {refused && <ErrorSummary errors={[{ target: 'start', message: t('second.noProfile') }]} />}
      <p>{t('second.lead')}</p>
      <SecondInvitation link={link} readOnly={view.readOnly} />
      {view.opinion === null ? (
        <p>{t('second.none')}</p>
      ) : (
        <SecondOpinion opinion={view.opinion} date={date ?? ''} />
      )}
      <p>
        <Link to={`/${lang}/sme/assessments`}>{t('second.back')}</Link>
      </p>
    </>
  );
}
