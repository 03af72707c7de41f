import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitApplication } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DraftHead } from '#ui/apply/draft-head.tsx';
import { Review } from '#ui/apply/review.tsx';
import { SendForm } from '#ui/apply/send-form.tsx';
import { fieldOf, useApplyErrors } from '#ui/apply/use-apply-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import {
  headOf,
  openDraft,
  savedIn,
} from '../_space.sme.applications.$id.edit._index/page.server.ts';
import { reviewView } from './view.server.ts';

export const handle = { i18n: ['apply', 'eligibility'], scripts: false };
export const headers = () => PRIVATE_PAGE;

/** Of one account, whatever its address: offices of many firms share one. */
const SENDING = { perMinute: 12, burst: 24 };
const LONGEST = 60;

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openDraft(args);
  const { lang, draft } = opened;
  return {
    head: headOf(opened),
    saved: savedIn(args.request),
    review: reviewView(lang, draft),
    stamp: draft.stamp,
    versionId: draft.programme.versionId,
    title: titled(lang, i18nFor(lang).t('apply:step.review')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = `/${lang}/sme/applications/${id}`;
  const form = await readForm(args.request);
  const consents = form.getAll('consents').filter((one) => typeof one === 'string');
  const refuse = (code: string, status = 422) =>
    data({ errors: { [fieldOf(code)]: code }, consents }, { status });
  const allowance = guarded(() => takeAllowance(`submit ${actor.person.accountId}`, SENDING));
  if ((await allowance) > 0) return refuse('slow', 429);
  const submission = {
    stamp: Number(textOf(form, 'stamp', LONGEST)),
    versionId: textOf(form, 'versionId', LONGEST),
    consents,
  };
  const refusal = await refusalOf(() => submitApplication(actor, id, submission));
  if (refusal === null) return seeOther(`${page}?sent`);
  return refusal === 'wrong-state' ? seeOther(page) : refuse(refusal);
}

export default function ReviewStep() {
  const { head, saved, review, stamp, versionId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useApplyErrors(refused?.errors);
  const isReady = review.problems.length === 0 && head.closed === null && head.canChange;
  return (
    <>
      <DraftHead head={head} step="review" saved={saved && !refused} />
      <ErrorSummary errors={shown} />
      <Review here={head.here} review={review} />
      {isReady && (
        <SendForm
          lang={head.lang}
          stamp={stamp}
          versionId={versionId}
          error={messages['consents']}
          ticked={refused?.consents ?? []}
        />
      )}
    </>
  );
}
