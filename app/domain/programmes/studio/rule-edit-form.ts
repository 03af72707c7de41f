import { isFactName, type FactName } from '../rules/facts.ts';
import { isCriterion, isManual, type RuleSet } from '../rules/grammar.ts';
import { readCriterion, readManual } from './criterion-form.ts';
import type { Added, RuleEdit } from './edit-rules.ts';
import { ruleAt } from './rule-path.ts';
import { one, type Read, type Typed } from './typed-form.ts';

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

const failed = (field: string, code: string) =>
  ({ ok: false, problems: { [field]: code } }) as const;

/**
 * The edit that a form of the builder asks for: `do` says what, `path` where. Problems by field;
 * those of the whole page (an unknown act, a node that is gone) are at `page`.
 */
export function readRuleEdit(rules: RuleSet | null, typed: Typed): Read<RuleEdit> {
  const path = one(typed, 'path');
  const act = one(typed, 'do');
  switch (act) {
    case 'add-criterion':
    case 'add-all':
    case 'add-any':
    case 'add-manual':
    case 'add-ref': {
      const added = readAdded(act, rules, typed);
      return added.ok ? edit({ do: 'add', path, added: added.value }) : added;
    }
    case 'wrap-all':
      return edit({ do: 'wrap', path, in: 'all' });
    case 'wrap-any':
      return edit({ do: 'wrap', path, in: 'any' });
    case 'wrap-not':
      return edit({ do: 'wrap', path, in: 'not' });
    case 'set':
      return readSet(rules, path, typed);
    case 'fact': {
      const fact = readFact(typed);
      return fact.ok ? edit({ do: 'fact', path, fact: fact.value }) : fact;
    }
    case 'name': {
      const name = one(typed, 'name');
      return NAME.test(name) ? edit({ do: 'name', path, name }) : failed('page', 'bad-id');
    }
    case 'remove':
    case 'up':
    case 'down':
    case 'into':
    case 'out':
    case 'unwrap':
    case 'turn':
    case 'spread':
      return edit({ do: act, path });
    default:
      return failed('page', 'reload');
  }
}

const edit = (value: RuleEdit) => ({ ok: true, value }) as const;

/** The fact that a form names. */
export function readFact(typed: Typed): Read<FactName> {
  const fact = one(typed, 'fact');
  return isFactName(fact) ? { ok: true, value: fact } : failed('fact', 'choose');
}

function readAdded(act: string, rules: RuleSet | null, typed: Typed): Read<Added> {
  if (act === 'add-ref') {
    const name = one(typed, 'ref');
    const isKnown = rules !== null && Object.hasOwn(rules.rules, name);
    return isKnown ? { ok: true, value: { kind: 'ref', name } } : failed('ref', 'choose');
  }
  if (act === 'add-manual') {
    const manual = readManual('judged', typed);
    return manual.ok ? { ok: true, value: { kind: 'manual', text: manual.value.text } } : manual;
  }
  const fact = readFact(typed);
  if (!fact.ok) return fact;
  const kind = act === 'add-all' ? 'all' : act === 'add-any' ? 'any' : 'criterion';
  return { ok: true, value: { kind, fact: fact.value } };
}

function readSet(rules: RuleSet | null, path: string, typed: Typed): Read<RuleEdit> {
  const node = rules && ruleAt(rules, path);
  if (!node) return failed('page', 'rule-gone');
  const read = isCriterion(node)
    ? readCriterion(node.fact, node.id, typed)
    : isManual(node)
      ? readManual(node.id, typed)
      : failed('page', 'rule-gone');
  return read.ok ? edit({ do: 'set', path, node: read.value }) : read;
}
