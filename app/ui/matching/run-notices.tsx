import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RunView } from '#domain/matching/schema.ts';

interface RunNoticesProps {
  /** Address of the assessment's pages. */
  readonly here: string;
  readonly page: Pick<RunView, 'stale' | 'readOnly' | 'isRough' | 'hasRegion'> & {
    readonly computed: string;
  };
}

/** How fresh matches are and what they could not know. */
export function RunNotices({ here, page }: RunNoticesProps) {
  const { t } = useTranslation('matching');
  const { stale, readOnly, isRough, hasRegion, computed } = page;
  return (
    <>
      {stale.length === 0 ? (
        <p className="hint">{computed}</p>
      ) : (
        <div className="note warn">
          <p>
            {computed} {t('stale.title')}
          </p>
          <ul>
            {stale.map((what) => (
              <li key={what}>{t(`stale.${what}`)}</li>
            ))}
          </ul>
          <Form method="post" action={`${here}/matches`}>
            <button className="btn second" type="submit" name="do" value="refresh">
              {t('stale.go')}
            </button>
          </Form>
        </div>
      )}
      {isRough && (
        <p className="note">
          {t('notice.rough')} {!readOnly && <Link to={`${here}/review`}>{t('notice.answer')}</Link>}
        </p>
      )}
      {!hasRegion && (
        <p className="note">
          {t('notice.region')}{' '}
          {!readOnly && <Link to={`${here}/profile`}>{t('notice.profile')}</Link>}
        </p>
      )}
    </>
  );
}
