import type { ActionFunctionArgs } from '@remix-run/node';
import {
  endAgreementSchema,
  endTogether,
  getEndPage,
  takeEndBack,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { showEnd } from '#ui/agreement/show.ts';
import { agreementDoneOf } from '#ui/agreement/words.ts';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import type { RouteArgs } from '#web/person.server.ts';

type Side = 'firm' | 'provider';

/** The page on which a side ends an agreement, with what would go back to whom. */
export async function openEnd(args: RouteArgs, actor: MemberActor, side: Side) {
  const lang = requireLang(args.params);
  const page = await guarded(() => getEndPage(actor, side, requireParam(args.params, 'id')));
  const { number } = page;
  return {
    ...showEnd(lang, page),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:endTitle', { number })),
  };
}

/** Carries out a form of the page: to end it, or to take back that one asked for it. */
export async function actOnEnd(args: ActionFunctionArgs, actor: MemberActor, side: Side) {
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getEndPage(actor, side, id));
  const area = side === 'firm' ? 'sme' : 'provider';
  let outcome = 'take-back';
  return carryOut(
    args.request,
    (form) => {
      const done = 'ended';
      if (form.get('do') === 'take-back') return { done, work: () => takeEndBack(actor, side, id) };
      const parsed = parseFields(form, endAgreementSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      const work = async () => {
        outcome = await endTogether(actor, side, id, parsed.value);
      };
      return { done, work };
    },
    {
      after: () => `/${lang}/${area}/projects/${id}/terminate?done=${outcome}`,
      errorsOf: (refusal) => ({ form: refusal }),
    },
  );
}
