import { useTranslation } from 'react-i18next';
import { TypedText } from '../ranking/typed-text.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { ShownClawback } from './show.ts';
import { ClawbackReasons, ClawbackStatus } from './state.tsx';

/** What only those of the programme read of it. */
interface Inside {
  readonly evidence: string;
  readonly openedBy: string | null;
  readonly confirmedBy: string | null;
}

/** One clawback: what is asked, why, what was answered and decided, what came back. */
export function ClawbackFile({
  clawback,
  title,
  inside = null,
}: {
  readonly clawback: ShownClawback;
  readonly title: string;
  readonly inside?: Inside | null;
}) {
  const { t } = useTranslation('clawback');
  const { state, reasons, amount, recovered, rest } = clawback;
  return (
    <Panel title={title}>
      <Facts
        items={[
          [t('fact.state'), <ClawbackStatus key="state" state={state} />],
          [t('fact.asked'), <strong key="asked">{amount}</strong>],
          [t('fact.recovered'), recovered],
          [t('fact.rest'), recovered === null ? null : rest],
          [t('fact.reasons'), <ClawbackReasons key="reasons" reasons={reasons} />],
          [t('fact.openedOn'), inside && clawback.openedOn],
          [t('fact.openedBy'), inside?.openedBy && <bdi key="opened">{inside.openedBy}</bdi>],
          [t('fact.notifiedOn'), clawback.notifiedOn],
          [t('fact.until'), clawback.until],
          [t('fact.answeredOn'), clawback.answeredOn],
          [t('fact.confirmedOn'), clawback.confirmedOn],
          [
            t('fact.confirmedBy'),
            inside?.confirmedBy && <bdi key="confirmed">{inside.confirmedBy}</bdi>,
          ],
          [t('fact.endedOn'), clawback.endedOn],
        ]}
      />
      <Words title={t('grounds')} text={clawback.grounds} />
      {inside && <Words title={t('evidence')} text={inside.evidence} />}
      {clawback.notifiedOn !== null && (
        <Words title={t('answer')} text={clawback.answer ?? ''} none={t('noAnswer')} />
      )}
      <Words title={t('decision')} text={clawback.decision ?? ''} />
    </Panel>
  );
}

/** What somebody wrote, under its title; nothing without text, unless that is said. */
function Words({
  title,
  text,
  none,
}: {
  readonly title: string;
  readonly text: string;
  readonly none?: string;
}) {
  if (text === '' && none === undefined) return null;
  return (
    <>
      <h3>{title}</h3>
      <p>{text === '' ? none : <TypedText text={text} />}</p>
    </>
  );
}
