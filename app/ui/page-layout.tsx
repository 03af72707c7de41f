import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGS, LANGUAGES, type Lang } from '#i18n/languages.ts';
import { Motif } from './motif.tsx';
import { useKeptQuery } from './use-kept-query.ts';
import { OnBehalf } from './workspace/on-behalf.tsx';

export interface SiteInfo {
  readonly lang: Lang;
  readonly lite: boolean;
  readonly demo: boolean;
  readonly cndpReceipt: string | null;
  readonly hostingCountry: string | null;
  /** Who answers for this installation. */
  readonly operator: string | null;
  readonly contactEmail: string | null;
  /** The firm in whose name an advisor opens an assessment; null everywhere else. */
  readonly actedFor: string | null;
}

/** Header, main landmark and footer of every page. */
export function PageLayout({ site, children }: { site: SiteInfo; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Header site={site} />
      <main id="main" tabIndex={-1}>
        {site.lang === 'zgh' && (
          <div className="wrap wide">
            <p className="note warn">{t('zghDraft')}</p>
          </div>
        )}
        {site.actedFor !== null && (
          <div className="wrap">
            <OnBehalf firm={site.actedFor} />
          </div>
        )}
        {children}
      </main>
      <Footer site={site} />
    </>
  );
}

function Header({ site: { lang, demo } }: { readonly site: SiteInfo }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const kept = useKeptQuery();
  const items = [
    ['assess', t('nav.assess')],
    ['resume', t('nav.resume')],
    ['offers', t('nav.offers')],
    ['programmes', t('nav.programmes')],
    ['method', t('nav.method')],
    ['help', t('nav.help')],
    ['space', t('nav.space')],
  ] as const;
  return (
    <header className="top">
      {demo && <p className="demo">{t('demoBanner')}</p>}
      <div className="wrap wide">
        <Link to={`/${lang}`} className="brand">
          <Motif />
          <bdi>{t('brand')}</bdi>
        </Link>
        <nav aria-label={t('nav.main')}>
          <ul>
            {items.map(([path, label]) => (
              <li key={path}>
                <Link
                  to={`/${lang}/${path}`}
                  aria-current={pathname === `/${lang}/${path}` ? 'page' : undefined}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t('nav.languages')} className="langs">
          <ul>
            {LANGS.filter((other) => other !== lang).map((other) => (
              <li key={other}>
                <a
                  href={`${pathname.replace(`/${lang}`, `/${other}`)}${kept}`}
                  lang={LANGUAGES[other].tag}
                  hrefLang={LANGUAGES[other].tag}
                  dir={LANGUAGES[other].dir}
                >
                  {LANGUAGES[other].name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Footer({ site }: { site: SiteInfo }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { lang } = site;
  const kept = useKeptQuery();
  return (
    <footer className="foot">
      <div className="wrap wide">
        <ul>
          <li>
            <Link to={`/${lang}/providers`}>{t('footer.providers')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/register`}>{t('footer.register')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/accessibility`}>{t('footer.accessibility')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/privacy`}>{t('footer.privacy')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/legal`}>{t('footer.legal')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/transparency`}>{t('footer.transparency')}</Link>
          </li>
          <li>
            <a
              href={`${pathname}${kept === '' ? '?' : `${kept}&`}lite=${site.lite ? '0' : '1'}`}
              rel="nofollow"
            >
              {site.lite ? t('footer.liteOff') : t('footer.liteOn')}
            </a>
          </li>
          {site.demo && (
            <li>
              <Link to={`/${lang}/demo/mail`}>{t('footer.demoMail')}</Link>
            </li>
          )}
        </ul>
        <p>
          {site.cndpReceipt !== null && <>{t('footer.cndp', { receipt: site.cndpReceipt })} · </>}
          {site.hostingCountry !== null && (
            <>{t('footer.hosting', { country: site.hostingCountry })} · </>
          )}
          {t('footer.about')}
        </p>
      </div>
    </footer>
  );
}
