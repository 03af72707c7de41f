import '../styles/aid.css';
import '../styles/builder.css';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type {
  AmountPartView,
  AmountView as Amount,
  FactChoice,
  FactWords,
  Finding,
  PartView,
} from '#domain/programmes/schema.ts';
import { AmountView } from '../aid/amount-view.tsx';
import { AmountParts } from '../aid/expression-text.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { StudioHead, type Head } from '../studio/studio-head.tsx';
import { SubmitButton } from '../workspace/fields.tsx';
import { Empty, Panel } from '../workspace/parts.tsx';
import { DraftForm, RowButton } from './draft-form.tsx';
import { FactInputs } from './fact-inputs.tsx';
import { LabelFields, PartEditor } from './part-editor.tsx';
import { useBuilderErrors, type Errors, type Values } from './words.ts';

export interface AmountPageView {
  readonly head: Head;
  readonly saved: boolean;
  readonly hasRules: boolean;
  readonly parts: readonly AmountPartView[];
  readonly open: PartView | null;
  readonly isAdding: boolean;
  readonly facts: readonly FactChoice[];
  readonly codeFacts: readonly FactChoice[];
  readonly trial: {
    readonly facts: readonly FactWords[];
    readonly values: Values;
    readonly errors: Errors;
    readonly amount: Amount | null;
  };
}

export interface AmountRefused {
  readonly errors: Errors;
  readonly values: Values;
  readonly findings: readonly Finding[] | null;
  /** The stamp the form keeps; null for that of the page. */
  readonly stamp: number | null;
}

/** What the aid comes to, part by part: in words, to be changed, and tried. */
export function AmountPage({
  page,
  refused,
}: {
  readonly page: AmountPageView;
  readonly refused: AmountRefused | undefined;
}) {
  const { t } = useTranslation(['builder', 'studio']);
  const { head, hasRules, parts, trial } = page;
  const { messages, shown } = useBuilderErrors({ ...trial.errors, ...refused?.errors });
  return (
    <div id="page">
      <StudioHead head={head} title={t('studio:page.amount')} />
      <ErrorSummary errors={shown} />
      {page.saved && !refused && (
        <p className="note ok" role="status">
          {t('saved')}
        </p>
      )}
      <p>{t('amount.lead')}</p>
      {!hasRules && <Empty>{t('amount.noRules')}</Empty>}
      {hasRules && (
        <Panel title={t('amount.parts')} id="parts">
          {parts.length === 0 && <p>{t('amount.none')}</p>}
          <ol className="amount-parts-edit">
            {parts.map((part, at) => (
              <PartItem
                key={part.id}
                {...{ part, at, page, refused, messages }}
                isLast={at === parts.length - 1}
              />
            ))}
          </ol>
          {head.mayEdit && <AddPart page={page} refused={refused} messages={messages} />}
        </Panel>
      )}
      {parts.length > 0 && <Trial page={page} messages={messages} />}
    </div>
  );
}

interface PartItemProps {
  readonly part: AmountPartView;
  readonly at: number;
  readonly isLast: boolean;
  readonly page: AmountPageView;
  readonly refused: AmountRefused | undefined;
  readonly messages: Errors;
}

function PartItem({ part, at, isLast, page, refused, messages }: PartItemProps) {
  const { t } = useTranslation('builder');
  const { head, open } = page;
  const isOpen = head.mayEdit && open?.part === part.id;
  return (
    <li id={`part.${part.id}`}>
      <AmountParts parts={[part]} />
      {head.mayEdit && (
        <DraftForm stamp={head.stamp} className="inline-form">
          <input type="hidden" name="part" value={part.id} />
          <Link className="link" to={`?part=${part.id}#part.${part.id}`} preventScrollReset>
            {t('tree.edit')}
            <span className="vh"> {part.label}</span>
          </Link>
          {at > 0 && <RowButton act="part-up">{t('act.up')}</RowButton>}
          {!isLast && <RowButton act="part-down">{t('act.down')}</RowButton>}
          <RowButton act="remove-part">{t('act.remove')}</RowButton>
        </DraftForm>
      )}
      {isOpen && (
        <PartEditor
          key={JSON.stringify(refused?.values ?? open.values)}
          view={open}
          values={{ ...open.values, ...refused?.values }}
          stamp={refused?.stamp ?? head.stamp}
          messages={messages}
          findings={refused?.findings ?? null}
          facts={page.facts}
          codeFacts={page.codeFacts}
        />
      )}
    </li>
  );
}

function AddPart({
  page,
  refused,
  messages,
}: Pick<PartItemProps, 'page' | 'refused' | 'messages'>) {
  const { t } = useTranslation('builder');
  if (!page.isAdding)
    return (
      <Link className="btn second" to="?new=part#new" preventScrollReset>
        {t('amount.add')}
      </Link>
    );
  return (
    <div id="new" className="rule-editor">
      <DraftForm stamp={refused?.stamp ?? page.head.stamp} at="?new=part#new">
        <LabelFields values={refused?.values ?? {}} messages={messages} />
        <SubmitButton name="do" value="add-part">
          {t('amount.addDo')}
        </SubmitButton>
      </DraftForm>
    </div>
  );
}

/** The facts the amount reads, and what it comes to for them; nothing is kept. */
function Trial({ page, messages }: Pick<PartItemProps, 'page' | 'messages'>) {
  const { t } = useTranslation('builder');
  const { facts, values, amount } = page.trial;
  return (
    <Panel title={t('amount.try')} id="try">
      {amount && <AmountView amount={amount} />}
      <Form method="get" action="?#try" preventScrollReset>
        <input type="hidden" name="try" value="yes" />
        <FactInputs facts={facts} values={values} messages={messages} />
        <SubmitButton look="plain">{t('amount.tryDo')}</SubmitButton>
      </Form>
    </Panel>
  );
}
