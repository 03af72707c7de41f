import { useTranslation } from 'react-i18next';
import type { ApplicationView, EntryView } from '#domain/catalogue/schema.ts';
import { Facts, Panel } from '../workspace/parts.tsx';
import { ApplicationStatus } from './status.tsx';
import { Written } from './written.tsx';

type Entry = Omit<EntryView, 'byId'>;
type Shown = ApplicationView & { readonly entries: readonly Entry[] };

/** An application as its provider follows it; days are written out already. */
export function ApplicationPanel({ application }: { readonly application: Shown }) {
  const { t } = useTranslation('certification');
  const { kind, state, submittedOn, dueOn, answerDueOn, daysLeft, decidedOn } = application;
  const waits = state === 'changes-requested';
  return (
    <Panel title={t(`kind.${kind}`)} id="application">
      <Facts
        items={[
          [t('application.state'), <ApplicationStatus key="state" state={state} />],
          [t('application.submittedOn'), submittedOn],
          [t('application.dueOn'), dueOn],
          [t('application.answerDueOn'), waits ? answerDueOn : null],
          [t('application.stopped'), waits ? t('days', { count: daysLeft ?? 0 }) : null],
          [t('application.decidedOn'), decidedOn],
        ]}
      />
      <Reasons reasons={application.reasons} />
      <Thread entries={application.entries} />
    </Panel>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  const { t } = useTranslation('certification');
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{t('application.reasons')}</h3>
      {reasons.map((reason) => (
        <Written key={reason}>{reason}</Written>
      ))}
    </>
  );
}

/** What examiners asked and what the provider said, oldest first. */
function Thread({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('certification');
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{t('thread.title')}</h3>
      <ol className="steps">
        {entries.map(({ id, kind, text, item, on }) => (
          <li key={id}>
            <strong>{t(kind === 'request' ? 'thread.request' : 'thread.answer')}</strong>{' '}
            <span className="hint">{on}</span>
            {item !== null && <p>{t('thread.about', { item: t(`item.${item}`) })}</p>}
            <Written>{text}</Written>
          </li>
        ))}
      </ol>
    </>
  );
}
