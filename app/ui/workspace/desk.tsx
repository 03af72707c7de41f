import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '#domain/cases/schema.ts';
import { ButtonLink, Panel } from './parts.tsx';

const LINES = [
  ['mine', '?who=mine'],
  ['decide', '?who=decide'],
  ['unassigned', '?who=unassigned'],
  ['late', '?late=yes'],
] as const;

/** What waits for somebody of a programme, each line a way to it. */
export function DeskPanel({ here, desk }: { readonly here: string; readonly desk: Desk }) {
  const { t } = useTranslation('advisor');
  const { cases, opinions } = desk;
  if (cases === null && opinions.length === 0) return null;
  const lines = LINES.filter(([name]) => cases !== null && cases[name] > 0);
  return (
    <Panel title={t('desk.title')} id="desk">
      {lines.length === 0 && opinions.length === 0 && <p>{t('desk.nothing')}</p>}
      <ul>
        {lines.map(([name, query]) => (
          <li key={name}>
            <Link to={`${here}/cases${query}`}>{t(`desk.${name}`, { count: cases?.[name] })}</Link>
          </li>
        ))}
        {opinions.map(({ id, receipt, firm }) => (
          <li key={id}>
            {t('desk.opinion')}{' '}
            <Link to={`${here}/cases/${id}/opinions`}>
              <bdi dir="ltr">{receipt}</bdi> · <bdi>{firm}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {cases !== null && (
        <ButtonLink to={`${here}/cases`}>{t('desk.all', { count: cases.all })}</ButtonLink>
      )}
    </Panel>
  );
}
