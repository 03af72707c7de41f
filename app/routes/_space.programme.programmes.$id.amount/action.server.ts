import { data, type ActionFunctionArgs } from '@remix-run/node';
import {
  changeAmount,
  getDraft,
  readAmountEdit,
  type Finding,
} from '#domain/programmes/index.server.ts';
import { readForm, textOf, typedValues, type TypedValues } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { untampered } from '../_space.programme.programmes.$id._index/section.server.ts';

const LONGEST_STAMP = 10;

interface Refused {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: TypedValues;
  /** What is wrong in an expression typed as JSON. */
  readonly findings: readonly Finding[] | null;
  /** The stamp that was sent; null for the present one, once the difference was told. */
  readonly stamp: number | null;
}

const again = (refused: Refused) => data(refused, { status: 422 });

/** Acts after which the same part stays open. */
const STAYS: ReadonlySet<string> = new Set([
  ...['set-part', 'add-row', 'set-row', 'row-fact', 'remove-row', 'row-up', 'row-down'],
]);

/** Carries out one edit of the amount. */
export async function changeAmountPage(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const values = typedValues(form);
  const stamp = Number(textOf(form, 'stamp', LONGEST_STAMP));
  const refuse = (errors: Refused['errors'], findings: Refused['findings'] = null) =>
    again({ errors, values, findings, stamp: errors['page'] ? null : stamp });
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  const { rules } = draft.content;
  if (rules === null) return refuse({ page: 'rule-gone' });
  const read = readAmountEdit(rules, values);
  if (!read.ok) return refuse(read.problems, read.findings);
  const edit = read.value;
  const refusal = await refusalOf(() => changeAmount(actor, id, stamp, edit), values);
  if (refusal !== null) return refuse({ page: refusal });
  const page = `/${lang}/programme/programmes/${id}/amount`;
  if (!('part' in edit) || typeof edit.part !== 'string' || !STAYS.has(edit.do))
    return seeOther(`${page}?saved#parts`);
  const row = edit.do === 'row-fact' ? `&row=${String(edit.row)}` : '';
  const anchor = row === '' ? 'edit' : 'condition';
  return seeOther(`${page}?part=${edit.part}${row}&saved#${anchor}`);
}
