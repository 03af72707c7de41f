import { useTranslation } from 'react-i18next';
import type { CheckedView } from '#domain/programmes/schema.ts';
import { CheckedOn } from '#ui/aid/checked-on.tsx';

interface SourcesProps {
  readonly sources: readonly {
    readonly title: string;
    readonly href: string | null;
    readonly official: boolean;
    readonly checked: CheckedView;
  }[];
}

/** What a programme is known from; nothing is loaded from there. */
export function Sources({ sources }: SourcesProps) {
  const { t } = useTranslation('programmes');
  if (sources.length === 0) return null;
  return (
    <section>
      <h2>{t('page.sources')}</h2>
      <ul>
        {sources.map(({ title, href, official, checked }) => (
          <li key={`${title} ${href ?? ''}`}>
            {href === null ? (
              <bdi>{title}</bdi>
            ) : (
              <a href={href} rel="nofollow noopener">
                <bdi>{title}</bdi>
              </a>
            )}{' '}
            {official && <span className="tag done">{t('page.official')}</span>}{' '}
            <CheckedOn checked={checked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Digits of a fingerprint that tell versions apart; the whole is in the open data. */
const SHOWN_HASH = 16;

interface VersionsProps {
  readonly slug: string;
  /** Language of the open data. */
  readonly lang: string;
  readonly versions: readonly {
    readonly number: number;
    readonly isShown: boolean;
    readonly state: string | null;
    readonly contentHash: string;
    readonly published: string;
    readonly opened: string | null;
    readonly ended: string | null;
  }[];
}

/** The published versions of a programme, and the fingerprint that shows each unchanged. */
export function Versions({ slug, lang, versions }: VersionsProps) {
  const { t } = useTranslation('programmes');
  const current = versions.find(({ isShown }) => isShown);
  return (
    <section>
      <h2>{t('page.versions')}</h2>
      {current && <p>{t('version.shown', { number: current.number, date: current.published })}</p>}
      <ul>
        {versions.map(({ number, state, published, opened, ended, contentHash }) => (
          <li key={number}>
            {t('version.name', { number })}
            {state !== null && <> · {state}</>}
            {' · '}
            {t('version.published', { date: published })}
            {opened !== null && <> · {t('version.opened', { date: opened })}</>}
            {ended !== null && <> · {t('version.ended', { date: ended })}</>}
            <br />
            <small>
              {t('version.hash')} <code className="ltr">{contentHash.slice(0, SHOWN_HASH)}…</code>
            </small>
          </li>
        ))}
      </ul>
      <p className="hint">
        {t('list.data')} <a href={`/api/v1/programmes/${slug}?lang=${lang}`}>{t('list.json')}</a>
      </p>
    </section>
  );
}
