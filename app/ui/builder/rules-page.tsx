import '../styles/aid.css';
import '../styles/builder.css';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FactChoice, Finding, RuleLine, TreesView } from '#domain/programmes/schema.ts';
import { RuleText } from '../aid/rule-text.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { StudioHead, type Head } from '../studio/studio-head.tsx';
import { Empty, Panel } from '../workspace/parts.tsx';
import { AddRule, FirstRule } from './add-rule.tsx';
import { LiveCounts, type CountsView } from './counts.tsx';
import { CriterionEditor, type CriterionForm } from './criterion-editor.tsx';
import { FindingList } from './findings.tsx';
import { PasteRules } from './paste-rules.tsx';
import { RuleTree, type TreeContext } from './rule-tree.tsx';
import { nodeId, useBuilderErrors, valueOf, type Errors, type Values } from './words.ts';

const LANGUAGES = ['fr', 'ar', 'en'] as const;

export interface RulesView {
  readonly head: Head;
  readonly facts: readonly FactChoice[];
  readonly saved: boolean;
  readonly reading: {
    readonly lang: (typeof LANGUAGES)[number];
    readonly dir: 'ltr' | 'rtl';
    readonly rule: RuleLine | null;
  };
  readonly rules:
    (TreesView & { readonly findings: readonly Finding[]; readonly json: string }) | null;
  readonly open:
    | { readonly act: 'edit'; readonly path: string; readonly form: Omit<CriterionForm, 'hidden'> }
    | { readonly act: 'add'; readonly path: string; readonly form: null }
    | null;
  readonly of: string;
  readonly counts: CountsView | null;
}

export interface RulesRefused {
  readonly errors: Errors;
  readonly values: Values;
  readonly path: string;
  /** The stamp the form keeps; null for that of the page. */
  readonly stamp: number | null;
  readonly pasted?: readonly Finding[] | undefined;
}

/** The rule builder: the tree, what it says in words, and how many firms it takes. */
export function RulesPage({
  page,
  refused,
}: {
  readonly page: RulesView;
  readonly refused: RulesRefused | undefined;
}) {
  const { t } = useTranslation(['builder', 'studio']);
  const { head, rules, facts } = page;
  const { messages, shown } = useBuilderErrors(refused?.errors);
  return (
    <div id="page">
      <StudioHead head={head} title={t('studio:page.rules')} />
      <ErrorSummary errors={shown} />
      {page.saved && !refused && (
        <p className="note ok" role="status">
          {t('saved')}
        </p>
      )}
      <p>{t('rules.lead')}</p>
      {rules === null ? (
        <Panel>
          <Empty>{t('rules.none')}</Empty>
          {head.mayEdit && <FirstRule stamp={head.stamp} facts={facts} />}
        </Panel>
      ) : (
        <>
          <FindingList findings={rules.findings} />
          <div className="beside">
            <Trees page={page} rules={rules} refused={refused} messages={messages} />
            <div>
              <Reading reading={page.reading} />
              <Panel title={t('counts.title')} id="counts">
                <LiveCounts
                  counts={page.counts}
                  of={page.of}
                  source={`/${head.lang}/programme/programmes/${head.id}/rules/counts`}
                />
              </Panel>
            </div>
          </div>
        </>
      )}
      <PasteRules
        stamp={refused?.pasted ? (refused.stamp ?? head.stamp) : head.stamp}
        json={refused?.pasted ? valueOf(refused.values, 'json') : (rules?.json ?? '')}
        findings={refused?.pasted ?? null}
        message={messages['json']}
        mayEdit={head.mayEdit}
      />
    </div>
  );
}

interface TreesProps {
  readonly page: RulesView;
  readonly rules: NonNullable<RulesView['rules']>;
  readonly refused: RulesRefused | undefined;
  readonly messages: Errors;
}

function Trees({ page, rules, refused, messages }: TreesProps) {
  const { t } = useTranslation('builder');
  const { head } = page;
  const context: TreeContext = {
    ...{ stamp: head.stamp, mayEdit: head.mayEdit, findings: rules.findings },
    open: head.mayEdit ? openForm({ page, rules, refused, messages }) : null,
  };
  return (
    <div>
      <Panel title={t('rules.tree')}>
        <RuleTree node={rules.tree} context={context} />
      </Panel>
      {rules.named.map(({ name, uses, tree }) => (
        <Panel key={name} title={<bdi dir="ltr">{name}</bdi>}>
          <p className="hint">{t('rules.used', { count: uses })}</p>
          <RuleTree node={tree} context={context} />
        </Panel>
      ))}
    </div>
  );
}

/** The form under a node, with what was typed when it was refused. */
function openForm({ page, rules, refused, messages }: TreesProps): TreeContext['open'] {
  const { open, head, facts } = page;
  if (open === null) return null;
  const { path } = open;
  const typed = isOf(refused, open) ? refused.values : null;
  const anchor = nodeId(path);
  const shared = {
    ...{
      stamp: (typed === null ? null : refused?.stamp) ?? head.stamp,
      facts,
      messages,
      close: `?#${anchor}`,
    },
    open: `?${open.act}=${encodeURIComponent(path)}#${anchor}`,
  };
  if (open.act === 'add') {
    const names = rules.named.map(({ name }) => name);
    return { path, form: <AddRule {...shared} path={path} names={names} values={typed ?? {}} /> };
  }
  const values = { ...open.form.values, ...emptied(open.form.values, typed), ...typed };
  const form = { ...open.form, hidden: { path }, values };
  return {
    path,
    form: <CriterionEditor key={JSON.stringify(values)} {...shared} form={form} />,
  };
}

/** Whether a refusal is about the form that is open, rather than another button of its node. */
function isOf(
  refused: RulesRefused | undefined,
  { act, path }: NonNullable<RulesView['open']>,
): refused is RulesRefused {
  const sent = refused?.path === path ? valueOf(refused.values, 'do') : '';
  return act === 'edit' ? sent === 'set' : sent.startsWith('add-');
}

/** Fields that a typed form left out because nothing was ticked in them. */
function emptied(values: Values, typed: Values | null): Values {
  if (typed === null) return {};
  return Object.fromEntries(Object.keys(values).map((name) => [name, '']));
}

function Reading({ reading }: { readonly reading: RulesView['reading'] }) {
  const { t } = useTranslation('builder');
  const { lang, dir, rule } = reading;
  return (
    <Panel title={t('reading.title')} id="reading">
      <nav aria-label={t('reading.languages')}>
        <ul className="inline-form">
          {LANGUAGES.map((one) => (
            <li key={one}>
              <Link
                to={`?read=${one}#reading`}
                preventScrollReset
                aria-current={one === lang ? 'true' : undefined}
              >
                {t(`language.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {rule && (
        <div lang={lang} dir={dir}>
          <RuleText rule={rule} />
        </div>
      )}
    </Panel>
  );
}
