import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getDispute, settleDispute, settleSchema } from '#domain/engagements/index.server.ts';
import { DeliveryHistory } from '#ui/delivery/history.tsx';
import {
  ChecksPanel,
  DisputePanel,
  EvidencePanel,
  MilestoneFacts,
} from '#ui/delivery/milestone-parts.tsx';
import { SettleForm } from '#ui/delivery/officer-page.tsx';
import { showDispute, showMilestone } from '#ui/delivery/show.ts';
import { useDeliveryErrors } from '#ui/delivery/use-delivery-errors.ts';
import { doneOf } from '#ui/delivery/words.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { recordWords } from '#web/record-words.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['delivery', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { milestone, dispute, mayInspect } = await guarded(() => getDispute(actor, id));
  return {
    ...{ maySettle: mayInspect, space: `/${lang}/programme` },
    milestone: showMilestone(lang, milestone, recordWords),
    dispute: showDispute(lang, dispute),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, milestone.title),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getDispute(actor, id));
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const read = parseFields(form, settleSchema);
  if (!read.ok) return refuse(read.errors);
  const refusal = await refusalOf(() => settleDispute(actor, id, read.value), typed);
  if (refusal !== null) return refuse({ [refusal === 'too-small' ? 'percent' : 'form']: refusal });
  return seeOther(`/${lang}/programme/disputes/${id}?done=settle`);
}

export default function Dispute() {
  const { t } = useTranslation('delivery');
  const { milestone, dispute, maySettle, space, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDeliveryErrors(refused?.errors);
  const form = { stamp: dispute.stamp, messages, values: refused?.values ?? {} };
  return (
    <>
      <p>
        <Link to={`${space}/disputes`}>{t('disputes.title')}</Link>
      </p>
      <h1 id="form">
        <bdi>{milestone.title}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <DisputePanel dispute={dispute} />
      {maySettle && <SettleForm {...form} />}
      <MilestoneFacts milestone={milestone} />
      <ChecksPanel milestone={milestone} />
      <EvidencePanel
        milestone={milestone}
        files={`${space}/inspections/${milestone.id}/evidence`}
        removes={false}
      />
      <DeliveryHistory lines={milestone.history} />
    </>
  );
}
