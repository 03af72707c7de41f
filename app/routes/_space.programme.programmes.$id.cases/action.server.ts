import { data, type ActionFunctionArgs } from '@remix-run/node';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  caseFactNames,
  changeCases,
  getDraft,
  parseRuleSet,
  proposedCases,
  readCase,
  type CaseEdit,
  type DraftView,
} from '#domain/programmes/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { readForm, textOf, typedValues, type TypedValues } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { untampered } from '../_space.programme.programmes.$id._index/section.server.ts';
import { askingOf } from './view.server.ts';

const LONGEST_STAMP = 10;
const LONGEST_KEY = 400;

interface Refused {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: TypedValues;
  /** The stamp that was sent; null for the present one, once the difference was told. */
  readonly stamp: number | null;
}

const again = (refused: Refused) => data(refused, { status: 422 });

/** Adds, changes or removes one golden case; a suggested one is added as it was suggested. */
export async function changeCasesPage(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const values = typedValues(form);
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  const edit = readEdit(form, values, { draft, lang, actor });
  const stamp = Number(textOf(form, 'stamp', LONGEST_STAMP));
  if (!edit.ok) return again({ errors: edit.errors, values, stamp });
  const refusal = await refusalOf(() => changeCases(actor, id, stamp, edit.value), values);
  if (refusal !== null) return again({ ...refusedBy(refusal, stamp), values });
  const page = `/${lang}/programme/programmes/${id}/cases`;
  const isSuggested = form.get('do') === 'accept';
  return seeOther(isSuggested ? `${page}?saved&propose=all#proposals` : `${page}?saved#list`);
}

function refusedBy(refusal: string, stamp: number): Pick<Refused, 'errors' | 'stamp'> {
  if (refusal === 'name-taken') return { errors: { name: refusal }, stamp };
  return { errors: { page: refusal }, stamp: null };
}

type Read =
  | { readonly ok: true; readonly value: CaseEdit }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

interface Reading {
  readonly draft: DraftView;
  readonly lang: Lang;
  readonly actor: MemberActor;
}

function readEdit(form: FormData, values: TypedValues, reading: Reading): Read {
  const refuse = (code: string) => ({ ok: false, errors: { page: code } }) as const;
  const { rules, goldenCases } = reading.draft.content;
  const act = form.get('do');
  const at = Number(textOf(form, 'at', 3) || Number.NaN);
  if (act === 'remove') return { ok: true, value: { do: 'remove', at } };
  if (rules === null || !parseRuleSet(rules).ok) return refuse('rule-gone');
  if (act === 'accept') {
    const asking = askingOf(rules, reading.draft, reading.lang, civilDateOf(reading.actor.now));
    const key = textOf(form, 'proposal', LONGEST_KEY);
    const found = proposedCases(asking).find((one) => one.key === key);
    return found ? { ok: true, value: { do: 'add', one: found.golden } } : refuse('case-gone');
  }
  if (act !== 'add' && act !== 'set') return refuse('reload');
  const known = goldenCases[at];
  if (act === 'set' && !known) return refuse('case-gone');
  const sent = Object.keys(values).map((name) => name.replace(/^(?:facts|none)\./, ''));
  const asked = Object.fromEntries(sent.map((name) => [name, null]));
  const read = readCase(caseFactNames(rules, { ...known?.facts, ...asked }), values);
  if (!read.ok) return { ok: false, errors: read.problems };
  const one = read.value;
  return { ok: true, value: act === 'add' ? { do: 'add', one } : { do: 'set', at, one } };
}
