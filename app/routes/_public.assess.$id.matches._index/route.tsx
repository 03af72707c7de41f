import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { RunNotices } from '#ui/matching/run-notices.tsx';
import { WishForm } from '#ui/matching/wish-form.tsx';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import matchingCss from '#ui/styles/matching.css?url';
import { actorOf } from '#web/actor.server.ts';
import { readForm } from '#web/forms.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { planned } from '#web/planned.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { actOn } from './act.server.ts';
import { ActionSection } from './action-section.tsx';
import { matchesView } from './view.server.ts';

export const handle = { i18n: ['matching', 'vocab', 'catalogue', 'roadmap'], scripts: false };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: catalogueCss },
  { rel: 'stylesheet', href: matchingCss },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const view = await planned({ lang, id }, () => matchesView(actorOf(context, lang), id, lang));
  return { lang, id, title: titled(lang, i18nFor(lang).t('matching:title')), ...view };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const form = await readForm(request);
  const actor = actorOf(context, lang);
  const refused = await planned({ lang, id }, () => actOn(actor, { lang, id }, form));
  if (refused !== null)
    return data(refused, { status: refused.wait > 0 ? 429 : 422, headers: PRIVATE_PAGE });
  return seeOther(`/${lang}/assess/${id}/matches`);
}

export default function Matches() {
  const { t } = useTranslation(['matching', 'roadmap']);
  const page = useLoaderData<typeof loader>();
  const { lang, id, waves, vat } = page;
  const here = `/${lang}/assess/${id}`;
  return (
    <TextPage lang={lang} title={t('title')} lead={t('lead')} wide>
      <RunNotices here={here} page={page} />
      <Wish />
      {page.hasNone && <p className="note warn">{t('notice.none')}</p>}
      {!page.hasActions && <p className="note">{t('notice.noAction')}</p>}
      {waves.map(({ wave, isOpen, titles, actions }) => (
        <section key={wave}>
          <h2>{t(`roadmap:wave.${wave}.title`)}</h2>
          <Wave isOpen={isOpen} titles={titles} count={actions.length}>
            {actions.map((action) => (
              <ActionSection
                key={action.id}
                lang={lang}
                here={here}
                action={action}
                readOnly={page.readOnly}
              />
            ))}
          </Wave>
        </section>
      ))}
      <p className="hint">
        {t('fair')} <Link to={`/${lang}/method#matching`}>{t('method')}</Link>
        {page.hasActions && <> · {vat}</>}
      </p>
      <p className="actions">
        <Link to={`${here}/roadmap`}>{t('notice.plan')}</Link>
      </p>
    </TextPage>
  );
}

/** The actions of a wave: the first wave is there to be read, the later ones to be opened. */
function Wave(props: {
  readonly isOpen: boolean;
  readonly titles: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('matching');
  const { isOpen, titles, count, children } = props;
  if (isOpen) return children;
  return (
    <>
      <p className="hint">{titles}</p>
      <details className="wave">
        <summary>{t('action.ofWave', { count })}</summary>
        {children}
      </details>
    </>
  );
}

/** What was asked for, and the form that changes it. */
function Wish() {
  const { t } = useTranslation('matching');
  const { wish, readOnly, isPast } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <section id="wish" className="noprint">
      <h2>{t('wish.title')}</h2>
      <p>{wish.line}</p>
      {isPast && <p className="note warn">{t('notice.past')}</p>}
      {readOnly ? (
        <p className="note">{t('notice.readOnly')}</p>
      ) : (
        <details open={refused !== undefined || isPast}>
          <summary>{t('wish.change')}</summary>
          <WishForm
            values={refused?.values ?? wish.values}
            errors={refused?.errors ?? {}}
            wait={refused?.wait ?? 0}
          />
        </details>
      )}
    </section>
  );
}
