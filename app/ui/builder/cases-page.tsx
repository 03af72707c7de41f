import '../styles/aid.css';
import '../styles/builder.css';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type {
  AnswerView,
  CasesView,
  CaseView,
  MutationView,
  ProposalView,
} from '#domain/programmes/schema.ts';
import { StatusTag } from '../aid/status-tag.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { StudioHead, type Head } from '../studio/studio-head.tsx';
import { Empty, Panel, Status } from '../workspace/parts.tsx';
import { CaseForm, type OpenCase } from './case-form.tsx';
import { DraftForm, RowButton } from './draft-form.tsx';
import { MutationPanel } from './mutation-panel.tsx';
import { useBuilderErrors, type Errors, type Values } from './words.ts';

export interface CasesPageView {
  readonly head: Head;
  readonly saved: boolean;
  /** Null without rules that hold together. */
  readonly cases: CasesView | null;
  readonly open: OpenCase | null;
  readonly query: string;
  /** Null until they are asked for. */
  readonly proposals: readonly ProposalView[] | null;
  readonly mutation: (MutationView & { readonly percent: string }) | null;
}

export interface CasesRefused {
  readonly errors: Errors;
  readonly values: Values;
  /** The stamp the form keeps; null for that of the page. */
  readonly stamp: number | null;
}

/** Golden cases: what the rules must say of firms that the manager knows. */
export function CasesPage({
  page,
  refused,
}: {
  readonly page: CasesPageView;
  readonly refused: CasesRefused | undefined;
}) {
  const { t } = useTranslation(['builder', 'studio']);
  const { head, cases, open, proposals, mutation } = page;
  const { messages, shown } = useBuilderErrors(refused?.errors);
  // Other buttons of the page send no name.
  const typed = refused && 'name' in refused.values ? refused.values : null;
  return (
    <div id="page">
      <StudioHead head={head} title={t('studio:page.cases')} />
      <ErrorSummary errors={shown} />
      {page.saved && !refused && (
        <p className="note ok" role="status">
          {t('saved')}
        </p>
      )}
      <p>{t('cases.lead')}</p>
      {cases === null ? (
        <Empty>{t('cases.noRules')}</Empty>
      ) : (
        <>
          <Coverage cases={cases} />
          {open && head.mayEdit && (
            <CaseForm
              key={JSON.stringify(typed ?? open.values)}
              open={open}
              values={typed ?? open.values}
              stamp={(typed === null ? null : refused?.stamp) ?? head.stamp}
              messages={messages}
              query={page.query}
            />
          )}
          <CaseList cases={cases.cases} head={head} />
          <Proposals proposals={proposals} head={head} />
          <MutationPanel mutation={mutation} mayEdit={head.mayEdit} />
        </>
      )}
    </div>
  );
}

function Coverage({ cases }: { readonly cases: CasesView }) {
  const { t } = useTranslation('builder');
  const { missing, failed } = cases;
  return (
    <Panel title={t('cases.coverage')}>
      <p>
        {t('cases.count', { count: cases.cases.length })}{' '}
        {failed === 0 ? (
          <Status tone="good">{t('cases.allPass')}</Status>
        ) : (
          <Status tone="bad">{t('cases.failed', { count: failed })}</Status>
        )}
      </p>
      {missing.length > 0 && (
        <>
          <p>{t('cases.missing')}</p>
          <ul>
            {missing.map((status) => (
              <li key={status}>
                <StatusTag status={status} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function CaseList({ cases, head }: { readonly cases: readonly CaseView[]; readonly head: Head }) {
  const { t } = useTranslation('builder');
  return (
    <Panel title={t('cases.list')} id="list">
      {head.mayEdit && (
        <p>
          <Link className="btn second" to="?new=case#case" preventScrollReset>
            {t('cases.add')}
          </Link>
        </p>
      )}
      {cases.length === 0 && <Empty>{t('cases.none')}</Empty>}
      <ol className="case-list">
        {cases.map((one) => (
          <CaseItem key={one.name} one={one} head={head} />
        ))}
      </ol>
    </Panel>
  );
}

function CaseItem({ one, head }: { readonly one: CaseView; readonly head: Head }) {
  const { t } = useTranslation('builder');
  const { at, name, facts, expects, passed, got, why } = one;
  return (
    <li id={`case.${at}`}>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        <Status tone={passed ? 'good' : 'bad'}>{t(passed ? 'cases.pass' : 'cases.fail')}</Status>
      </p>
      <p>
        {t('cases.expects')} <Answer answer={expects} />
      </p>
      {!passed && (
        <>
          <p>
            {t('cases.got')} {got ? <Answer answer={got} /> : t('cases.unreadable')}
          </p>
          {why.length > 0 && (
            <ul>
              {why.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <FactList facts={facts} />
      {head.mayEdit && (
        <DraftForm stamp={head.stamp} className="inline-form">
          <input type="hidden" name="at" value={at} />
          <Link className="link" to={`?edit=${at}#case`} preventScrollReset>
            {t('tree.edit')}
            <span className="vh"> {name}</span>
          </Link>
          <RowButton act="remove">{t('act.remove')}</RowButton>
        </DraftForm>
      )}
    </li>
  );
}

/** A status in words, with the aid where it is about one. */
function Answer({ answer }: { readonly answer: AnswerView }) {
  return (
    <>
      <StatusTag status={answer.status} />
      {answer.amount !== null && <> {answer.amount}</>}
    </>
  );
}

function FactList({ facts }: { readonly facts: readonly string[] }) {
  const { t } = useTranslation('builder');
  return (
    <details>
      <summary>{t('cases.facts', { count: facts.length })}</summary>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </details>
  );
}

/** Cases that the rules suggest; each is added by a person who says that its answer is right. */
function Proposals({
  proposals,
  head,
}: {
  readonly proposals: readonly ProposalView[] | null;
  readonly head: Head;
}) {
  const { t } = useTranslation('builder');
  if (!head.mayEdit) return null;
  return (
    <Panel title={t('proposals.title')} id="proposals">
      <p>{t('proposals.lead')}</p>
      {proposals === null && (
        <Link className="btn second" to="?propose=all#proposals" preventScrollReset>
          {t('proposals.ask')}
        </Link>
      )}
      {proposals?.length === 0 && <p>{t('proposals.none')}</p>}
      <ul className="case-list">
        {proposals?.map(({ key, name, facts, expects }) => (
          <li key={key}>
            <p>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              {t('proposals.says')} <Answer answer={expects} />
            </p>
            <FactList facts={facts} />
            <DraftForm stamp={head.stamp} at="?propose=all#proposals" className="inline-form">
              <input type="hidden" name="proposal" value={key} />
              <RowButton act="accept">{t('proposals.accept')}</RowButton>
              <Link
                className="link"
                to={`?propose=${encodeURIComponent(key)}#case`}
                preventScrollReset
              >
                {t('proposals.change')}
                <span className="vh"> {name}</span>
              </Link>
            </DraftForm>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
