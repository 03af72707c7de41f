import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { PublicState } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { CheckedOn } from '#ui/aid/checked-on.tsx';
import type { FirmStanding, ProgrammeRowView } from './row-view.ts';

interface ProgrammeRowsProps {
  readonly lang: Lang;
  readonly rows: readonly ProgrammeRowView[];
}

/** Programmes in a list: bare elements, written by the server. */
export function ProgrammeRows({ lang, rows }: ProgrammeRowsProps) {
  return (
    <ul className="steps rows">
      {rows.map((row) => (
        <li key={row.slug}>
          <ProgrammeLine lang={lang} row={row} />
        </li>
      ))}
    </ul>
  );
}

function ProgrammeLine({ lang, row }: { readonly lang: Lang; readonly row: ProgrammeRowView }) {
  const { t } = useTranslation('programmes');
  return (
    <>
      <h3>
        <Link to={`/${lang}/programmes/${row.slug}`}>
          <bdi>{row.name}</bdi>
        </Link>
      </h3>
      {row.firm && <Standing firm={row.firm} />}
      <p>{row.summary}</p>
      {row.amount !== null && (
        <p>
          <strong>{row.amount}</strong>
        </p>
      )}
      <p className="hint">
        <StateTag {...row.status} />
        {row.isDemo && (
          <>
            {' '}
            <span className="tag warn">{t('row.demo')}</span>
          </>
        )}{' '}
        {row.kind}
        {row.audience !== null && <> · {row.audience}</>} · <bdi>{row.owner}</bdi>
        {row.checked && (
          <>
            {' '}
            · <CheckedOn checked={row.checked} />
          </>
        )}
      </p>
    </>
  );
}

const TAGS: Readonly<Record<PublicState, string>> = {
  open: 'tag done',
  'winding-down': 'tag warn',
  paused: 'tag warn',
  announced: 'tag',
  unknown: 'tag',
  closed: 'tag',
};

/** The situation of a programme, by a word and a colour. */
export function StateTag({ code, word }: { readonly code: PublicState; readonly word: string }) {
  return <span className={TAGS[code]}>{word}</span>;
}

const SIGNS: Readonly<Record<FirmStanding['status'], string>> = {
  eligible: '✓',
  unknown: '?',
  not_eligible: '✗',
  unjudged: '–',
};

/** How a programme stands for the reader's firm, by a sign and words. */
function Standing({ firm: { status, words } }: { readonly firm: FirmStanding }) {
  return (
    <p>
      <span className={status === 'eligible' ? 'tag done' : 'tag'}>
        <span aria-hidden="true">{SIGNS[status]}</span> {words}
      </span>
    </p>
  );
}
