import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  createShareLink,
  listShareLinks,
  revokeShareLink,
} from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { actorOf } from '#web/actor.server.ts';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';

export const handle = { i18n: ['result', 'assess'] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const links = await guarded(() => listShareLinks(actorOf(context, lang), id));
  return {
    lang,
    id,
    intentId: mintIntent(),
    title: titled(lang, i18nFor(lang).t('result:share.title')),
    links: links.map((link) => ({
      id: link.id,
      date: formatDate(lang, link.createdAt),
      expires: formatDate(lang, link.expiresAt),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actor = actorOf(context, lang);
  const form = await readForm(request);
  const revoke = form.get('revoke');
  if (typeof revoke === 'string') {
    await writing({ lang, id }, () => revokeShareLink(actor, id, revoke));
    return seeOther(`/${lang}/assess/${id}/share`);
  }
  // Answered with the page itself: the link is shown once and stored nowhere.
  let token = '';
  const refusal = await refusalOf(async () => {
    token = await writing({ lang, id }, () => createShareLink(actor, id, intentOf(form)));
  });
  if (refusal !== null) return data({ link: null, refusal }, { status: 422 });
  return data({ link: `${publicOrigin()}/${lang}/shared/${token}`, refusal: null });
}

export default function Share() {
  const { t } = useTranslation(['result', 'assess']);
  const { lang, id, links, intentId } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  return (
    <div className="wrap">
      <h1>{t('share.title')}</h1>
      <p>{t('share.lead')}</p>
      {made?.link === null && (
        <ErrorSummary
          errors={[
            {
              target: 'links',
              message: made.refusal === 'reload' ? t('assess:error.reload') : t('share.tooMany'),
            },
          ]}
        />
      )}
      {made?.link && (
        <div className="note ok" role="status">
          <p>{t('share.new')}</p>
          <p className="ltr" style={{ overflowWrap: 'anywhere' }}>
            <a href={made.link}>{made.link}</a>
          </p>
        </div>
      )}
      <Form method="post" className="actions">
        <input type="hidden" name="intentId" value={intentId} />
        <button className="btn" type="submit">
          {t('share.create')}
        </button>
        <Link to={`/${lang}/assess/${id}/result`}>{t('title')}</Link>
      </Form>
      <h2 id="links">{t('share.list')}</h2>
      {links.length === 0 && <p>{t('share.none')}</p>}
      <ul className="steps">
        {links.map((link) => (
          <li key={link.id}>
            {t('share.created', { date: link.date, expires: link.expires })}
            <Form method="post">
              <button className="link" type="submit" name="revoke" value={link.id}>
                {t('share.revoke')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  );
}
