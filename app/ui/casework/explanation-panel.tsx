import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import type { ExplanationView } from '#domain/programmes/schema.ts';
import { AmountView } from '../aid/amount-view.tsx';
import { Missing } from '../aid/missing.tsx';
import { Reasons } from '../aid/reasons.tsx';
import { StatusTag } from '../aid/status-tag.tsx';
import '../styles/aid.css';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import type { Shown } from './show-case.ts';

type FactsView = Shown<CaseFile['facts']>;
type Sent = NonNullable<FactsView['sent']>;

const SHORT = 12;
const Hash = ({ children }: { readonly children: string }) => (
  <code dir="ltr" title={children}>
    {children.slice(0, SHORT)}
  </code>
);

/** What the rules say today, what they said when the request was sent, and what is otherwise. */
export function ExplanationPanel({
  facts,
  replayed,
}: {
  readonly facts: FactsView;
  readonly replayed: boolean;
}) {
  const { t } = useTranslation('casework');
  const { sent, now, changes } = facts;
  const same = changes.length === 0 && !facts.amountChanged && !facts.statusChanged;
  return (
    <Panel title={t('rules.title')} id="rules">
      <p>{t('rules.version', { number: facts.version })}</p>
      {now === null ? (
        <p>{t('rules.person')}</p>
      ) : (
        <>
          <h3>{t('rules.now', { date: now.on })}</h3>
          <Answer answer={now.explanation} />
          {sent !== null && (same ? <p>{t('rules.same')}</p> : <Changes facts={facts} />)}
        </>
      )}
      {sent !== null && <SentAnswer sent={sent} replayed={replayed} />}
    </Panel>
  );
}

function Answer({ answer }: { readonly answer: ExplanationView }) {
  return (
    <>
      <p>
        <StatusTag status={answer.status} />
      </p>
      {answer.amount && <AmountView amount={answer.amount} />}
      <Reasons reasons={answer.reasons} />
      <Missing missing={answer.missing} />
    </>
  );
}

function Changes({ facts }: { readonly facts: FactsView }) {
  const { t } = useTranslation(['casework', 'eligibility']);
  const { changes, amountChanged, statusChanged } = facts;
  return (
    <div className="note warn">
      <h4>{t('rules.changes')}</h4>
      {statusChanged && <p>{t('rules.statusChanged')}</p>}
      {amountChanged && <p>{t('rules.amountChanged')}</p>}
      {changes.length > 0 && (
        <DataTable
          caption={t('rules.changes')}
          columns={[t('rules.condition'), t('rules.before'), t('rules.after')]}
          rows={changes.map(({ id, text, before, after }) => ({
            key: id,
            cells: [
              text,
              `${t(`eligibility:why.sign.${before.sign}`)} – ${before.known}`,
              `${t(`eligibility:why.sign.${after.sign}`)} – ${after.known}`,
            ],
          }))}
        />
      )}
    </div>
  );
}

function SentAnswer({ sent, replayed }: { readonly sent: Sent; readonly replayed: boolean }) {
  const { t } = useTranslation('casework');
  return (
    <>
      <details open={replayed}>
        <summary>{t('rules.sent', { date: sent.on })}</summary>
        {sent.explanation && <Answer answer={sent.explanation} />}
        <Facts
          items={[
            [t('rules.rulesHash'), <Hash key="rules">{sent.rulesHash}</Hash>],
            [t('rules.factsHash'), <Hash key="facts">{sent.factsHash}</Hash>],
            [t('rules.contentHash'), <Hash key="content">{sent.contentHash}</Hash>],
          ]}
        />
      </details>
      <p id="replay">
        <Link to="?replay=1#replay" preventScrollReset>
          {t('replay.go')}
        </Link>
      </p>
      {replayed && <ReplayVerdict replay={sent.replay} />}
    </>
  );
}

function ReplayVerdict({ replay }: { readonly replay: Sent['replay'] }) {
  const { t } = useTranslation('casework');
  if (replay.same)
    return (
      <p className="note ok" role="status">
        {t('replay.same')}
      </p>
    );
  return (
    <div className="note warn" role="status">
      <p>{t('replay.other')}</p>
      <ul>
        {!replay.sameRules && <li>{t('replay.rules')}</li>}
        {!replay.sameFacts && <li>{t('replay.facts')}</li>}
        {!replay.sameAnswer && <li>{t('replay.answer')}</li>}
      </ul>
    </div>
  );
}
