import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  attachAssessment,
  changePath,
  completeAssessment,
  getReview,
} from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { AttachForm } from '#ui/attach-form.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Review } from '#ui/review.tsx';
import { actorOf } from '#web/actor.server.ts';
import { readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';

export const handle = { i18n: ['assess'] };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const review = await guarded(() => getReview(actorOf(context, lang), id, contentLang(lang)));
  if (review.profileMissing && !review.readOnly) throw seeOther(`/${lang}/assess/${id}/profile`);
  const refused = new URL(request.url).searchParams.has('refused');
  return { lang, review, refused, title: titled(lang, i18nFor(lang).t('assess:review.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actor = actorOf(context, lang);
  const form = await readForm(request);
  const typed = typedValues(form);
  const intent = form.get('do');
  if (intent === 'attach') {
    await writing({ lang, id }, () => attachAssessment(actor, id), typed);
    return seeOther(`/${lang}/assess/${id}/review`);
  }
  if (intent === 'full') {
    await writing({ lang, id }, () => changePath(actor, id, 'full'), typed);
    return seeOther(`/${lang}/assess/${id}/review`);
  }
  const refusal = await refusalOf(() =>
    writing({ lang, id }, () => completeAssessment(actor, id), typed),
  );
  if (refusal === 'profile-missing') return seeOther(`/${lang}/assess/${id}/profile`);
  if (refusal !== null) return data({ refusal }, { status: 422 });
  return seeOther(`/${lang}/assess/${id}/result`);
}

export default function ReviewPage() {
  const { t } = useTranslation('assess');
  const { lang, review, refused: readOnly } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [first] = review.dimensions;
  return (
    <div className="wrap">
      <h1>{t('review.title')}</h1>
      {refused && (
        <ErrorSummary errors={[{ target: first?.id ?? 'main', message: t('review.none') }]} />
      )}
      {review.readOnly ? (
        <p className="note warn" role={readOnly ? 'alert' : undefined}>
          {readOnly && <strong>{t('access.refused')} </strong>}
          {t('access.readOnly')}
        </p>
      ) : (
        <p>{t('review.lead')}</p>
      )}
      <Review review={review} lang={lang} />
      {review.attachable && <AttachForm lang={lang} id={review.id} />}
    </div>
  );
}
