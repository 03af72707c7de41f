import { data, type ActionFunctionArgs } from '@remix-run/node';
import {
  firmReviewSchema,
  getReviews,
  providerReviewSchema,
  replySchema,
  replyToReview,
  writeReview,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { showReview } from '#ui/delivery/show.ts';
import { doneOf } from '#ui/delivery/words.ts';
import {
  flatValues,
  parseFields,
  readForm,
  typedValues,
  type FieldErrors,
} from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import type { RouteArgs } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';

function placeOf({ params }: Pick<RouteArgs, 'params'>, actor: MemberActor) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const area = actor.person.seat.kind === 'provider' ? 'provider' : 'sme';
  return { lang, id, project: `/${lang}/${area}/projects/${id}` };
}

/** The reviews of a project for whoever stands on one of its sides. */
export async function openReviews(args: RouteArgs, actor: MemberActor) {
  const { lang, id, project } = placeOf(args, actor);
  const page = await guarded(() => getReviews(actor, id));
  const { number, side, open, own, others, waits, acts } = page;
  return {
    ...{ project, number, side, open, waits, acts },
    own: own.map((review) => showReview(lang, review)),
    others: others.map((review) => showReview(lang, review)),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('delivery:review.title')),
  };
}

/** Carries out a form about reviews. */
export async function actOnReviews(args: ActionFunctionArgs, actor: MemberActor) {
  const { id, project } = placeOf(args, actor);
  const { side } = await guarded(() => getReviews(actor, id));
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: FieldErrors) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, { id, side }, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`${project}/review?done=${act.done}`);
}

type Act =
  | { readonly work: () => Promise<void>; readonly done: 'review' | 'reply' }
  | { readonly errors: FieldErrors };

function actOf(
  actor: MemberActor,
  { id, side }: { readonly id: string; readonly side: 'firm' | 'provider' },
  form: FormData,
): Act {
  switch (form.get('do')) {
    case 'review': {
      const read =
        side === 'firm'
          ? parseFields(form, firmReviewSchema)
          : parseFields(form, providerReviewSchema);
      if (!read.ok) return { errors: read.errors };
      return { done: 'review', work: () => writeReview(actor, id, read.value) };
    }
    case 'reply': {
      const read = parseFields(form, replySchema);
      if (!read.ok) return { errors: read.errors };
      return { done: 'reply', work: () => replyToReview(actor, id, read.value) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}
