import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RequestLine } from '#domain/engagements/schema.ts';
import { DataTable } from '../workspace/parts.tsx';
import type { ShownRequest } from './show.ts';
import { ProjectStatus, QuoteStatus } from './status.tsx';

/** What a provider does first, and what is over last. */
export const PIPELINE = ['answer', 'work', 'waiting', 'over'] as const;
type Group = (typeof PIPELINE)[number];

const ENDED: readonly string[] = ['closed', 'voided', 'terminated', 'withdrawn'];

/** Where a request stands for its provider. */
export function groupOf({ state, project, isPast }: RequestLine): Group {
  if (state === 'chosen') return ENDED.includes(project) ? 'over' : 'work';
  if (isPast) return 'over';
  if (state === 'requested' || state === 'countered') return 'answer';
  return state === 'answered' ? 'waiting' : 'over';
}

/** Requests of one group, with the day that counts. */
export function RequestTable({
  lang,
  group,
  requests,
}: {
  readonly lang: string;
  readonly group: Group;
  readonly requests: readonly ShownRequest[];
}) {
  const { t } = useTranslation('quotes');
  return (
    <DataTable
      caption={t(`pipeline.${group}`, { total: requests.length })}
      columns={[
        ...[t('fact.number'), t('fact.firm'), t('fact.offer'), t('fact.state'), t('fact.ht')],
        t('fact.until'),
      ]}
      rows={requests.map((request) => ({
        key: request.id,
        cells: [
          <Link key="number" to={toOf(lang, request)}>
            <bdi dir="ltr">{request.number}</bdi>
          </Link>,
          <bdi key="firm">{request.firm}</bdi>,
          <bdi key="offer">{request.offer.title}</bdi>,
          request.state === 'chosen' ? (
            <ProjectStatus key="state" state={request.project} />
          ) : (
            <QuoteStatus key="state" state={request.state} isPast={request.isPast} />
          ),
          request.ht ?? '–',
          request.until ?? '–',
        ],
      }))}
    />
  );
}

/** Work that was won has a page of its own. */
function toOf(lang: string, { id, state, projectId }: ShownRequest): string {
  return state === 'chosen'
    ? `/${lang}/provider/projects/${projectId}`
    : `/${lang}/provider/quotes/${id}`;
}
