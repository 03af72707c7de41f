import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listPersonas, signInAsPersona } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGUAGES } from '#i18n/languages.ts';
import { actorOf } from '#web/actor.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { sessionCookieOf } from '#web/session.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['advisor'] };
export const headers = () => PRIVATE_PAGE;

/** The people of the demonstration; absent in live mode. */
export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  if (!isDemo()) throw notFound();
  const personas = await guarded(() => listPersonas());
  return { lang, personas, title: titled(lang, i18nFor(lang).t('advisor:demo.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  if (!isDemo()) throw notFound();
  const persona = textOf(await readForm(request), 'persona', 60);
  const userAgent = request.headers.get('User-Agent');
  const { token } = await guarded(() =>
    signInAsPersona(actorOf(context, lang), persona, userAgent),
  );
  return seeOther(`/${lang}/space`, { 'Set-Cookie': sessionCookieOf(token) });
}

export default function Demo() {
  const { t } = useTranslation(['advisor', 'common']);
  const { lang, personas } = useLoaderData<typeof loader>();
  const groups = ['sme', 'provider', 'advisor', 'programme', 'platform'] as const;
  return (
    <div className="wrap wide">
      <h1>{t('demo.title')}</h1>
      <p>{t('demo.lead')}</p>
      {groups.map((kind) => (
        <section key={kind}>
          <h2>{t(`demo.kind.${kind}`)}</h2>
          <ul className="grid" style={{ listStyle: 'none', padding: 0 }}>
            {personas
              .filter((persona) => persona.kind === kind)
              .map((persona) => (
                <li className="card" key={persona.code}>
                  <h3>
                    <bdi>{persona.name}</bdi>
                  </h3>
                  <p>
                    {t(`advisor:role.${persona.role}.name`)}
                    <br />
                    <bdi>{persona.organisation}</bdi>
                    <br />
                    <span className="hint">{LANGUAGES[persona.language].name}</span>
                  </p>
                  <Form method="post">
                    <button className="btn" type="submit" name="persona" value={persona.code}>
                      {t('demo.enter')}
                      <span className="vh"> {persona.name}</span>
                    </button>
                  </Form>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p>
        <Link to={`/${lang}/demo/mail`}>{t('common:footer.demoMail')}</Link>
      </p>
    </div>
  );
}
