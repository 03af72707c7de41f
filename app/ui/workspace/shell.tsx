import { Form, Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationKind, Role } from '#domain/kernel/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import type space from '#i18n/locales/fr/space.json';
import { MantineRoot } from '../mantine.tsx';
import '../styles/space.css';

/** Pages of each workspace, as paths after its own; the first is its home. */
const PAGES = {
  sme: [
    '',
    'assessments',
    'roadmap',
    'matches',
    'applications',
    'vouchers',
    'projects',
    'documents',
    'people',
    'mandates',
    'consents',
    'organisation',
  ],
  provider: [
    '',
    'presentation',
    'credentials',
    'references',
    'certification',
    'offers',
    'programmes',
    'projects',
    'money',
    'bank',
    'statistics',
    'ranking',
    'profile',
    'people',
  ],
  programme: [
    '',
    'cases',
    'vouchers',
    'engagements',
    'inspections',
    'disputes',
    'claims',
    'orders',
    'treasury',
    'accreditations',
    'programmes',
    'money',
    'matching',
    'providers',
    'credentials',
    'offers',
    'people',
  ],
  advisor: ['', 'clients', 'people'],
  admin: ['', 'organisations', 'people', 'roles', 'data-requests', 'jobs', 'holidays', 'settings'],
} as const satisfies Readonly<Record<Exclude<Area, 'account'>, readonly string[]>>;

const CASE_READERS: readonly Role[] = [
  ...(['proposing-officer', 'deciding-officer', 'programme-manager', 'risk-officer'] as const),
  ...(['mediator', 'regional-examiner', 'auditor'] as const),
];

/** Pages that only these roles find. */
const FOR_ROLES: Readonly<Record<string, readonly Role[]>> = {
  'programme/cases': CASE_READERS,
  'programme/vouchers': CASE_READERS,
  'programme/engagements': [...CASE_READERS, 'certifier', 'authorising-officer'],
  'programme/inspections': ['certifier'],
  'programme/disputes': ['mediator'],
  'programme/claims': ['certifier', 'authorising-officer', 'risk-officer', 'auditor'],
  'programme/orders': ['authorising-officer', 'auditor'],
  'programme/treasury': ['authorising-officer', 'programme-manager', 'auditor'],
  'programme/accreditations': [
    'proposing-officer',
    'deciding-officer',
    'programme-manager',
    'auditor',
  ],
  'programme/money': ['programme-manager', 'authorising-officer', 'auditor'],
  'programme/programmes': ['programme-manager', 'auditor'],
  'programme/matching': ['programme-manager', 'auditor'],
  'programme/providers': ['provider-examiner'],
  'programme/credentials': ['provider-examiner'],
  'programme/offers': ['provider-examiner'],
};

const ACCOUNT_PAGES = [
  '',
  'notifications',
  'security',
  'preferences',
  'consents',
  'data',
  'organisations',
  'trail',
] as const;

export interface ShellInfo {
  readonly lang: Lang;
  readonly person: string;
  readonly organisation: {
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly roles: readonly Role[];
  } | null;
  readonly unread: number;
  /** A message of the administrators to everybody, null for none. */
  readonly notice: string | null;
}

type Nav = (typeof space)['nav'];
type Area = Exclude<keyof Nav, 'label' | 'menu' | 'back'>;
type NavKey = { [A in Area]: `nav.${A}.${keyof Nav[A] & string}` }[Area];

/** The path of a workspace; funders have none yet beside their account. */
export function areaOf(kind: OrganisationKind | undefined): Area | null {
  if (kind === undefined || kind === 'funder') return null;
  return kind === 'platform' ? 'admin' : kind;
}

/** What surrounds every page of a workspace: where one is, where one can go, who one is. */
export function WorkspaceShell({
  info,
  children,
}: {
  readonly info: ShellInfo;
  readonly children: ReactNode;
}) {
  return (
    <MantineRoot lang={info.lang}>
      <WhoBar info={info} />
      <div className="space wrap">
        <WorkspaceNav info={info} />
        <div className="space-main">
          {info.notice !== null && <p className="note warn">{info.notice}</p>}
          {children}
        </div>
      </div>
    </MantineRoot>
  );
}

function WhoBar({ info: { lang, person, organisation, unread } }: { readonly info: ShellInfo }) {
  const { t } = useTranslation('space');
  return (
    <div className="who">
      <div className="wrap">
        <p>
          <bdi>{organisation?.name ?? person}</bdi>
          {organisation && (
            <Link className="hint" to={`/${lang}/account/organisations`}>
              {t('who.switch')}
            </Link>
          )}
        </p>
        <ul>
          <li>
            <Link to={`/${lang}/account/notifications`}>
              {t('who.notifications', { count: unread })}
            </Link>
          </li>
          <li>
            <Link to={`/${lang}/account`}>
              <bdi>{person}</bdi>
            </Link>
          </li>
          <li>
            <Form method="post" action={`/${lang}/sign-out`}>
              <button className="link" type="submit">
                {t('who.signOut')}
              </button>
            </Form>
          </li>
        </ul>
      </div>
    </div>
  );
}

function WorkspaceNav({ info: { lang, organisation } }: { readonly info: ShellInfo }) {
  const { t } = useTranslation('space');
  const { pathname } = useLocation();
  const inAccount = pathname.startsWith(`/${lang}/account`);
  const work = areaOf(organisation?.kind);
  const area = work === null || work === 'account' || inAccount ? 'account' : work;
  const pages: readonly string[] = area === 'account' ? ACCOUNT_PAGES : PAGES[area];
  const isFor = (page: string) =>
    FOR_ROLES[`${area}/${page}`]?.some((role) => organisation?.roles.includes(role)) ?? true;
  const links = pages.filter(isFor).map((page) => ({
    to: `/${lang}/${area}${page === '' ? '' : `/${page}`}`,
    label: t(labelKey(area, page)),
    isHome: page === '',
  }));
  return (
    <nav className="space-nav" aria-label={t('nav.label')}>
      <details open={false}>
        <summary>{t('nav.menu')}</summary>
        <PageLinks links={links} pathname={pathname} />
      </details>
      <div className="space-nav-wide">
        <PageLinks links={links} pathname={pathname} />
      </div>
      {inAccount && work !== null && (
        <p>
          <Link to={`/${lang}/${work}`}>{t('nav.back')}</Link>
        </p>
      )}
    </nav>
  );
}

/** The keys of the texts; the pages above and these are held together by the compiler. */
function labelKey(area: Area, page: string) {
  return `nav.${area}.${page === '' ? 'home' : page}` as NavKey;
}

function PageLinks({
  links,
  pathname,
}: {
  readonly links: readonly {
    readonly to: string;
    readonly label: string;
    readonly isHome: boolean;
  }[];
  readonly pathname: string;
}) {
  const isHere = (to: string, isHome: boolean) =>
    isHome ? pathname === to : pathname === to || pathname.startsWith(`${to}/`);
  return (
    <ul>
      {links.map(({ to, label, isHome }) => (
        <li key={to}>
          <Link to={to} aria-current={isHere(to, isHome) ? 'page' : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
