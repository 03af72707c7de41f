import type { ActionFunctionArgs } from '@remix-run/node';
import {
  dropChange,
  dropChangeSchema,
  getChangePage,
  proposeChange,
  readChange,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { showChange } from '#ui/agreement/show.ts';
import { agreementDoneOf } from '#ui/agreement/words.ts';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import type { RouteArgs } from '#web/person.server.ts';

type Side = 'firm' | 'provider';

/** The page on which a side proposes an amendment. */
export async function openChange(args: RouteArgs, actor: MemberActor, side: Side) {
  const lang = requireLang(args.params);
  const page = await guarded(() => getChangePage(actor, side, requireParam(args.params, 'id')));
  const { number } = page;
  return {
    ...showChange(lang, page),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:changeTitle', { number })),
  };
}

/** What a form of the page does: propose an amendment, or drop the one that waits. */
function actOf(actor: MemberActor, side: Side, id: string, form: FormData) {
  if (form.get('do') === 'drop') {
    const parsed = parseFields(form, dropChangeSchema);
    if (!parsed.ok) return { errors: { form: 'reload' } };
    return { done: 'drop', work: () => dropChange(actor, side, id, parsed.value) };
  }
  const parsed = readChange(form);
  if (!parsed.ok) return { errors: parsed.errors };
  return { done: 'propose', work: () => proposeChange(actor, side, id, parsed.value) };
}

/** Carries out a form of the page. */
export async function actOnChange(args: ActionFunctionArgs, actor: MemberActor, side: Side) {
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getChangePage(actor, side, id));
  const base = `/${lang}/${side === 'firm' ? 'sme' : 'provider'}/projects/${id}`;
  return carryOut(args.request, (form) => actOf(actor, side, id, form), {
    after: (done) => `${base}/${done === 'propose' ? 'agreement' : 'change'}?done=${done}`,
    errorsOf: (refusal) => ({ form: refusal }),
  });
}
