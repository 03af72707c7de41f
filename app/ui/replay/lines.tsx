import { useTranslation } from 'react-i18next';
import { DataTable, Empty, Panel } from '../workspace/parts.tsx';
import type { ShownReplay } from './show.ts';
import { eventWords, partWords } from './words.ts';

interface Props {
  readonly replay: ShownReplay;
}

/** Everything that happened, from the request to the payment. */
export function ReplayEvents({ replay: { events } }: Props) {
  const { t } = useTranslation(['replay', 'engagement', 'case', 'voucher']);
  return (
    <Panel title={t('events.title')}>
      <ol className="steps">
        {events.map((event, place) => (
          <li key={place}>
            <time dateTime={event.at}>{event.when}</time>
            <br />
            <strong>{eventWords(t, event)}</strong>{' '}
            <span className="hint">
              {partWords(t, event.part)} {event.by !== null && <bdi>{event.by}</bdi>}
            </span>
            {event.words !== null && (
              <blockquote dir="auto">
                <p>{event.words}</p>
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Every transfer of money about the case, in the order of the ledger. */
export function ReplayMoney({ replay: { transfers } }: Props) {
  const { t } = useTranslation('replay');
  return (
    <Panel title={t('money.title')}>
      {transfers.length === 0 ? (
        <Empty>{t('money.none')}</Empty>
      ) : (
        <DataTable
          caption={t('money.title')}
          columns={[
            ...[t('money.at'), t('money.code'), t('money.from'), t('money.to')],
            ...[t('money.amount'), t('money.reference')],
          ]}
          rows={transfers.map(({ at, when, code, from, to, amount, reference }) => ({
            key: reference,
            cells: [
              <time key="at" dateTime={at}>
                {when}
              </time>,
              ...[<bdi key="code">{code}</bdi>, <bdi key="from">{from}</bdi>],
              <bdi key="to">{to}</bdi>,
              amount,
              <bdi key="reference" dir="ltr">
                {reference}
              </bdi>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

/** Papers with what proves that they are the ones that were made then. */
export function ReplayPapers({ replay: { papers } }: Props) {
  const { t } = useTranslation('replay');
  return (
    <Panel title={t('papers.title')}>
      {papers.length === 0 ? (
        <Empty>{t('papers.none')}</Empty>
      ) : (
        <DataTable
          caption={t('papers.title')}
          columns={[t('papers.what'), t('papers.name'), t('papers.at'), t('papers.hash')]}
          rows={papers.map(({ kind, name, at, when, hash }) => ({
            key: hash + name,
            cells: [
              t(`paper.${kind}`),
              <bdi key="name" dir="ltr">
                {name}
              </bdi>,
              <time key="at" dateTime={at}>
                {when}
              </time>,
              <code key="hash" dir="ltr">
                {hash}
              </code>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
