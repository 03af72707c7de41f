import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, TreeNode } from '#domain/programmes/schema.ts';
import { DraftForm, RowButton } from './draft-form.tsx';
import { NodeFindings } from './findings.tsx';
import { nodeId } from './words.ts';

/** What every node of a tree is drawn from. */
export interface TreeContext {
  readonly stamp: number;
  readonly mayEdit: boolean;
  readonly findings: readonly Finding[];
  /** The form that is open, and the node it stands under; null for none. */
  readonly open: { readonly path: string; readonly form: ReactNode } | null;
}

/** A rule as a nested list; each node can be changed where the draft can. */
export function RuleTree({
  node,
  context,
}: {
  readonly node: TreeNode;
  readonly context: TreeContext;
}) {
  return (
    <ul className="rule-tree">
      <TreeItem node={node} context={context} />
    </ul>
  );
}

function TreeItem({ node, context }: { readonly node: TreeNode; readonly context: TreeContext }) {
  const isOpen = context.open?.path === node.path;
  return (
    <li id={nodeId(node.path)} className={`rule-node rule-${node.kind}`}>
      <NodeHead node={node} />
      <NodeFindings findings={context.findings} path={node.path} />
      {context.mayEdit && <NodeTools node={node} stamp={context.stamp} isOpen={isOpen} />}
      {isOpen && context.open.form}
      {node.items.length > 0 && (
        <ul>
          {node.items.map((item) => (
            <TreeItem key={item.path} node={item} context={context} />
          ))}
        </ul>
      )}
    </li>
  );
}

function NodeHead({ node }: { readonly node: TreeNode }) {
  const { t } = useTranslation('builder');
  const { kind, text, note, legalRef, minSource } = node;
  if (kind === 'all' || kind === 'any' || kind === 'not')
    return <p className="rule-head">{t(`kind.${kind}`)}</p>;
  return (
    <div>
      <p className="rule-text">
        {kind === 'manual' && <span className="tag">{t('kind.manual')}</span>}
        {kind === 'ref' && <span className="tag">{t('kind.ref')}</span>}{' '}
        {kind === 'ref' ? <a href={`#${nodeId(`rules.${text}`)}`}>{text}</a> : text}
      </p>
      {minSource !== null && minSource !== 'self' && (
        <p className="hint">
          {t('tree.proof')} {t(`source.${minSource}`)}
        </p>
      )}
      {note !== null && <p className="hint">{note}</p>}
      {legalRef !== null && (
        <p className="hint">
          <bdi>{legalRef}</bdi>
        </p>
      )}
    </div>
  );
}

const WRAPPERS = ['all', 'any', 'not'] as const;

function NodeTools({
  node,
  stamp,
  isOpen,
}: {
  readonly node: TreeNode;
  readonly stamp: number;
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation('builder');
  const isLeaf = node.kind === 'criterion' || node.kind === 'manual';
  const moves = node.acts.filter((act) => act !== 'name');
  return (
    <div className="rule-tools">
      {isLeaf && !isOpen && (
        <Link
          className="link"
          preventScrollReset
          to={`?edit=${encodeURIComponent(node.path)}#${nodeId(node.path)}`}
        >
          {t('tree.edit')}
          <span className="vh"> {node.text}</span>
        </Link>
      )}
      <details>
        <summary>
          {t('tree.more')}
          <span className="vh"> {node.text || t(`kind.${node.kind}`)}</span>
        </summary>
        <DraftForm stamp={stamp}>
          <input type="hidden" name="path" value={node.path} />
          {moves.map((act) => (
            <RowButton key={act} act={act}>
              {t(`act.${act}`)}
            </RowButton>
          ))}
          {WRAPPERS.map((wrapper) => (
            <RowButton key={wrapper} act={`wrap-${wrapper}`}>
              {t(`act.wrap-${wrapper}`)}
            </RowButton>
          ))}
          <RowButton act="remove">{t('act.remove')}</RowButton>
          {node.acts.includes('name') && <NameRule />}
        </DraftForm>
      </details>
      <Link
        className="link"
        preventScrollReset
        to={`?add=${encodeURIComponent(node.path)}#${nodeId(node.path)}`}
      >
        {t(isLeaf || node.kind === 'ref' ? 'tree.addBeside' : 'tree.addInside')}
        <span className="vh"> {node.text || t(`kind.${node.kind}`)}</span>
      </Link>
    </div>
  );
}

/** Gives the rule a name, under which it can be used again. */
function NameRule() {
  const { t } = useTranslation('builder');
  return (
    <p className="inline-form">
      <label>
        {t('tree.name')}{' '}
        <input name="name" className="short" dir="ltr" maxLength={40} autoComplete="off" />
      </label>
      <RowButton act="name">{t('act.name')}</RowButton>
    </p>
  );
}
