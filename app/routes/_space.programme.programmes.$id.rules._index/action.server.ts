import { data, type ActionFunctionArgs } from '@remix-run/node';
import {
  changeRules,
  getDraft,
  pathAfter,
  readPastedRules,
  readRuleEdit,
  replaceRules,
  type Finding,
  type RuleEdit,
  type RulePath,
} from '#domain/programmes/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { nodeId } from '#ui/builder/words.ts';
import { readForm, textOf, typedValues, type TypedValues } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { untampered } from '../_space.programme.programmes.$id._index/section.server.ts';

const LONGEST_STAMP = 10;

/** The page again: with what was typed, what is wrong with it, and what is wrong in pasted rules. */
interface Refused {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: TypedValues;
  /** Path of the node it is about. */
  readonly path: string;
  /** The stamp that was sent; null for the present one, once the difference was told. */
  readonly stamp: number | null;
  readonly pasted?: readonly Finding[];
}

const again = (refused: Refused) => data(refused, { status: 422 });

/** Carries out one edit of the rules, or puts pasted rules in their place. */
export async function changeRulesPage(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const values = typedValues(form);
  const stamp = Number(textOf(form, 'stamp', LONGEST_STAMP));
  const path = textOf(form, 'path', 400);
  const refuse = (errors: Refused['errors'], pasted?: readonly Finding[]) =>
    again({
      errors,
      values,
      path,
      stamp: errors['page'] ? null : stamp,
      ...(pasted && { pasted }),
    });
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  if (form.get('do') === 'paste') {
    const pasted = readPastedRules(typeof values['json'] === 'string' ? values['json'] : '');
    if (!pasted.ok) return refuse({ json: 'pasted' }, pasted.findings);
    const refusal = await refusalOf(() => replaceRules(actor, id, stamp, pasted.rules), values);
    return refusal === null ? backTo(lang, id, 'saved') : refuse({ page: refusal });
  }
  const read = readRuleEdit(draft.content.rules, values);
  if (!read.ok) return refuse(read.problems);
  const refusal = await refusalOf(() => changeRules(actor, id, stamp, read.value), values);
  if (refusal !== null) return refuse({ page: refusal });
  return backTo(lang, id, ...placeAfter(read.value, pathAfter(draft.content.rules, read.value)));
}

/** What is shown after an edit: the form of what is new, else the node. */
function placeAfter(edit: RuleEdit, path: RulePath): readonly [query: string, anchor?: string] {
  const opens = edit.do === 'fact' || (edit.do === 'add' && edit.added.kind === 'criterion');
  if (opens) return [`edit=${encodeURIComponent(path)}`, nodeId(path)];
  return edit.do === 'set' || edit.do === 'add' ? ['saved', nodeId(path)] : ['saved'];
}

function backTo(lang: Lang, id: string, query: string, anchor?: string) {
  const page = `/${lang}/programme/programmes/${id}/rules?${query}`;
  return seeOther(anchor === undefined ? page : `${page}#${anchor}`);
}
