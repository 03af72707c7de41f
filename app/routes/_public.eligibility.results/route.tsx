import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Answered } from '#ui/eligibility/answered.tsx';
import { OtherWays } from '#ui/eligibility/other-ways.tsx';
import { ResultCard } from '#ui/eligibility/result-card.tsx';
import { TakeOver } from '#ui/eligibility/take-over.tsx';
import { ProgrammeRows } from '#ui/programmes/programme-rows.tsx';
import { TextPage } from '#ui/prose.tsx';
import aidCss from '#ui/styles/aid.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { resultsView } from './view.server.ts';

export const handle = { i18n: ['eligibility', 'programmes'], scripts: false };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: aidCss }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const view = await guarded(() => resultsView(actorOf(context, lang), lang));
  const title = titled(lang, i18nFor(lang).t('eligibility:results.title'));
  return { lang, title, ...view };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export default function Results() {
  const { t } = useTranslation('eligibility');
  const page = useLoaderData<typeof loader>();
  const { lang, sections, canAnswer, answered } = page;
  const has = (standing: string) => sections.some((section) => section.standing === standing);
  return (
    <TextPage lang={lang} title={t('results.title')} lead={t('results.lead', { date: page.today })}>
      <TakeOver lang={lang} count={page.toTakeOver} />
      {!canAnswer && <p className="note">{t('viewer')}</p>}
      {canAnswer && page.left > 0 && (
        <p className="actions">
          <Link className="btn" to={`/${lang}/eligibility`}>
            {t('go.continue')}
          </Link>
          {t('left', { count: page.left })}
        </p>
      )}
      {!has('eligible') && !has('open') && <OtherWays lang={lang} hasNear={has('reachable')} />}
      {sections.map(({ standing, title, results }) => (
        <Section key={standing} title={title} folded={standing === 'not'}>
          <ul className="steps">
            {results.map((result) => (
              <ResultCard key={result.slug} lang={lang} result={result} canAnswer={canAnswer} />
            ))}
          </ul>
        </Section>
      ))}
      <Elsewhere />
      <Answered lang={lang} {...answered} />
      <p className="hint">{t('results.proof', { hash: page.factsHash })}</p>
    </TextPage>
  );
}

/** Programmes that stand alike for the firm; what is of no use today is folded. */
function Section(props: {
  readonly title: string;
  readonly folded: boolean;
  readonly children: React.ReactNode;
}) {
  const { title, folded, children } = props;
  return (
    <section>
      <h2>{title}</h2>
      {folded ? <Folded>{children}</Folded> : children}
    </section>
  );
}

function Folded({ children }: { readonly children: React.ReactNode }) {
  const { t } = useTranslation('eligibility');
  return (
    <details>
      <summary>{t('results.show')}</summary>
      {children}
    </details>
  );
}

/** What nobody's rules can judge here: unpublished conditions, and texts that were tampered with. */
function Elsewhere() {
  const { t } = useTranslation('eligibility');
  const { lang, sections, unruled, unruledTitle, tampered } = useLoaderData<typeof loader>();
  return (
    <>
      {sections.length === 0 && <p>{t('results.empty')}</p>}
      {unruled.length > 0 && (
        <section>
          <h2>{unruledTitle}</h2>
          <p>{t('results.unruledText')}</p>
          <details>
            <summary>{t('results.show')}</summary>
            <ProgrammeRows lang={lang} rows={unruled} />
          </details>
        </section>
      )}
      {tampered.length > 0 && (
        <div className="note warn">
          <p>{t('results.tampered')}</p>
          <ul>
            {tampered.map((slug) => (
              <li key={slug}>
                <Link to={`/${lang}/programmes/${slug}`}>{slug}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
