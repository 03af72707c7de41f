import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import { DataTable, Panel, Status } from '../workspace/parts.tsx';
import type { Shown } from './show-case.ts';

/** What happened in the case, oldest first. */
export function HistoryPanel({ events }: { readonly events: Shown<CaseFile['events']> }) {
  const { t } = useTranslation(['casework', 'case']);
  return (
    <Panel title={t('history.title')} id="history">
      <ol className="steps">
        {events.map(({ sequence, event, party, by, at }) => (
          <li key={sequence}>
            <strong>{t(`case:event.${event}`)}</strong>
            <span className="hint aside">
              {at} · {t(`case:party.${party}`)}
              {by !== '' && (
                <>
                  {' '}
                  · <bdi>{by}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const TONES = { running: 'info', paused: 'neutral', ended: 'neutral' } as const;
type Clocks = Shown<CaseFile['clocks']>;

/** Every deadline of the case: who had the ball, from when to when, and when nobody's clock ran. */
export function ClocksPanel({ clocks }: { readonly clocks: Clocks }) {
  const { t } = useTranslation(['casework', 'case']);
  return (
    <Panel title={t('clocks.title')} id="clocks">
      <DataTable
        caption={t('clocks.title')}
        columns={[t('clocks.what'), t('clocks.used'), t('clocks.due'), t('clocks.spans')]}
        rows={clocks.map((clock) => ({
          key: clock.id,
          cells: [
            t(`case:clock.${clock.code}`),
            t(`clocks.${clock.unit}`, { count: clock.allowed, spent: clock.spent }),
            <Due key="due" clock={clock} />,
            <Spans key="spans" spans={clock.spans} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Due({ clock }: { readonly clock: Clocks[number] }) {
  const { t } = useTranslation('casework');
  const { state, dueOn, endedOn, late } = clock;
  return (
    <>
      <Status tone={late ? 'bad' : TONES[state]}>
        {t(late ? 'clocks.late' : `clocks.${state}`)}
      </Status>{' '}
      {state === 'ended' ? endedOn : dueOn}
    </>
  );
}

function Spans({ spans }: { readonly spans: Clocks[number]['spans'] }) {
  const { t } = useTranslation(['casework', 'case']);
  return (
    <ul className="case-spans">
      {spans.map(({ fromOn, toOn, holder }) => (
        <li key={`${fromOn} ${String(holder)}`}>
          {holder === null ? t('clocks.pause') : t(`case:holder.${holder}`)}
          {t('colon')}
          {toOn === null
            ? t('clocks.since', { date: fromOn })
            : t('clocks.fromTo', { from: fromOn, to: toOn })}
        </li>
      ))}
    </ul>
  );
}
