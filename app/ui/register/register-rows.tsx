import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { StateTag } from './state-tag.tsx';

/** A certificate in the list, in the reader's words. */
export interface RegisterRow {
  readonly code: string;
  readonly href: string;
  readonly name: string;
  readonly state: string;
  readonly stateWord: string;
  readonly place: string | null;
  readonly validUntil: string;
}

/** Certificates one below the other, each leading to its check. */
export function RegisterRows({ rows }: { readonly rows: readonly RegisterRow[] }) {
  const { t } = useTranslation('register');
  return (
    <ul className="steps" aria-label={t('table.caption')}>
      {rows.map(({ code, href, name, state, stateWord, place, validUntil }) => (
        <li key={code}>
          <Link to={href}>
            <bdi>{name}</bdi>
          </Link>{' '}
          <StateTag state={state} word={stateWord} />
          <br />
          <small>
            <bdi dir="ltr">{code}</bdi>
            {place !== null && <> · {place}</>} · {t('table.validUntil', { date: validUntil })}
          </small>
        </li>
      ))}
    </ul>
  );
}
