import { Link, NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { VersionState } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import '../styles/studio.css';
import { StateTag } from './state-tag.tsx';

export interface Head {
  readonly lang: Lang;
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly number: number;
  readonly stamp: number;
  readonly state: VersionState;
  readonly isRehearsal: boolean;
  readonly mayEdit: boolean;
  readonly liveNumber: number | null;
}

const PAGES = [
  ...(['texts', 'money', 'calendar', 'documents', 'rules', 'amount', 'cases'] as const),
  ...(['changes', 'simulation', 'publish'] as const),
];

/** On top of every page of a programme's studio: what is shown, its state, the other pages. */
export function StudioHead({ head, title }: { readonly head: Head; readonly title: string }) {
  const { t } = useTranslation('studio');
  const here = `/${head.lang}/programme/programmes/${head.id}`;
  return (
    <>
      <p>
        <Link to={here}>
          <bdi>{head.name}</bdi>
        </Link>
      </p>
      {head.isRehearsal && <RehearsalNote />}
      <h1>{title}</h1>
      <p>
        {t('version', { number: head.number })} <StateTag state={head.state} />
      </p>
      {!head.mayEdit && !head.isRehearsal && (
        <p className="note">{t(`readOnly.${whyReadOnly(head.state)}`)}</p>
      )}
      <StudioNav here={here} isRehearsal={head.isRehearsal} />
    </>
  );
}

/** Why a version cannot be changed, by its state. */
function whyReadOnly(state: VersionState) {
  if (state === 'draft' || state === 'simulated') return 'reader';
  if (state === 'proposed' || state === 'published') return state;
  return state === 'open' || state === 'paused' ? 'live' : 'ended';
}

/** Said wherever a rehearsal is shown. */
export function RehearsalNote() {
  const { t } = useTranslation('studio');
  return (
    <p className="note warn">
      <strong>{t('rehearsal.banner')}</strong> {t('rehearsal.bannerText')}
    </p>
  );
}

export function StudioNav({
  here,
  isRehearsal,
}: {
  readonly here: string;
  readonly isRehearsal: boolean;
}) {
  const { t } = useTranslation('studio');
  const pages = isRehearsal ? (['try'] as const) : ([...PAGES, 'try', 'acts'] as const);
  return (
    <nav className="studio-nav" aria-label={t('pages')}>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <NavLink to={`${here}/${page}`}>{t(`page.${page}`)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
