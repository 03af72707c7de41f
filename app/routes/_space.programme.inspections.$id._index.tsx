import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  acceptSchema,
  changesSchema,
  getInspection,
  inspectMilestone,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { DeliveryHistory } from '#ui/delivery/history.tsx';
import {
  ChecksPanel,
  DisputePanel,
  EvidencePanel,
  MilestoneFacts,
} from '#ui/delivery/milestone-parts.tsx';
import { InspectForm } from '#ui/delivery/officer-page.tsx';
import { showMilestone } from '#ui/delivery/show.ts';
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
  const { milestone, mayInspect } = await guarded(() => getInspection(actor, id));
  return {
    ...{ mayInspect, list: `/${lang}/programme/inspections` },
    milestone: showMilestone(lang, milestone, recordWords),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, milestone.title),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { milestone } = await guarded(() => getInspection(actor, id));
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, { engagementId: milestone.engagementId, milestoneId: id }, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/inspections/${id}?done=inspect`);
}

function actOf(
  actor: MemberActor,
  target: { readonly engagementId: string; readonly milestoneId: string },
  form: FormData,
) {
  switch (form.get('do')) {
    case 'accept': {
      const read = parseFields(form, acceptSchema);
      if (!read.ok) return { errors: read.errors };
      const { stamp } = read.value;
      return { work: () => inspectMilestone(actor, { ...target, stamp }, { finding: 'accept' }) };
    }
    case 'return': {
      const read = parseFields(form, changesSchema);
      if (!read.ok) return { errors: read.errors };
      const { stamp, words } = read.value;
      const finding = { finding: 'return', words } as const;
      return { work: () => inspectMilestone(actor, { ...target, stamp }, finding) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}

export default function Inspection() {
  const { t } = useTranslation('delivery');
  const { milestone, mayInspect, list, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDeliveryErrors(refused?.errors);
  const form = { stamp: milestone.stamp, messages, values: refused?.values ?? {} };
  return (
    <>
      <p>
        <Link to={list}>{t('inspections.title')}</Link>
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
      <MilestoneFacts milestone={milestone} />
      <ChecksPanel milestone={milestone} />
      <EvidencePanel
        milestone={milestone}
        files={`${list}/${milestone.id}/evidence`}
        removes={false}
      />
      {milestone.dispute && <DisputePanel dispute={milestone.dispute} />}
      {mayInspect && <InspectForm {...form} />}
      <DeliveryHistory lines={milestone.history} />
    </>
  );
}
