import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getReassignment,
  reassignCase,
  reassignSchema,
  releaseDecider,
  releaseSchema,
} from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DeciderPanel } from '#ui/cases/decider-panel.tsx';
import { ReassignForm } from '#ui/cases/reassign-form.tsx';
import { useCasesErrors } from '#ui/cases/use-cases-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Facts } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['cases', 'case'] };
export const headers = () => PRIVATE_PAGE;

/** Who gives cases to others, and who may step aside from the decision. */
const ROLES = ['programme-manager', 'deciding-officer'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...ROLES);
  const lang = requireLang(args.params);
  const view = await guarded(() => getReassignment(actor, requireParam(args.params, 'id')));
  const t = i18nFor(lang).getFixedT(null, 'cases');
  return { lang, ...view, title: titled(lang, t('reassign.title', { receipt: view.receipt })) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...ROLES);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const refuse = (
    errors: Readonly<Record<string, string>>,
    values: Parameters<typeof flatValues>[0],
  ) => data({ errors, values: flatValues(values) }, { status: 422 });
  if (form.has('decider')) {
    const release = parseFields(form, releaseSchema);
    if (!release.ok) return refuse(release.errors, release.values);
    const refusal = await refusalOf(() => releaseDecider(actor, id, release.value), release.typed);
    if (refusal !== null) return refuse({ decider: refusal }, release.typed);
    return seeOther(`/${lang}/programme/cases/${id}?done=released`);
  }
  const parsed = parseFields(form, reassignSchema);
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const refusal = await refusalOf(() => reassignCase(actor, id, parsed.value), parsed.typed);
  if (refusal !== null) return refuse({ officer: refusal }, parsed.typed);
  return seeOther(`/${lang}/programme/cases/late?done=reassigned`);
}

export default function Reassign() {
  const { t } = useTranslation(['cases', 'case']);
  const { lang, id, receipt, officer, officerId, isPossible, candidates, reader, decider } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCasesErrors(refused?.errors);
  const typed = refused?.values ?? {};
  const isRelease = 'decider' in typed;
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/cases/${id}`}>{t('reassign.back')}</Link>
      </p>
      <h1 id="form">{t('reassign.title', { receipt })}</h1>
      <ErrorSummary errors={shown} />
      {reader === 'own-firm' && <p className="note">{t('case:refused.own-firm')}</p>}
      {reader === 'manager' && <p>{t('reassign.lead')}</p>}
      <Facts
        items={[
          [t('reassign.now'), officer === null ? t('nobody') : <bdi key="now">{officer}</bdi>],
        ]}
      />
      {reader === 'manager' && !isPossible && <p className="note">{t('reassign.closed')}</p>}
      {isPossible && candidates.length === 0 && <p className="note">{t('reassign.nobody')}</p>}
      {isPossible && candidates.length > 0 && (
        <ReassignForm
          {...{ candidates, from: officerId ?? '' }}
          {...(isRelease ? { messages: {}, typed: {} } : { messages, typed })}
        />
      )}
      {decider !== null && reader !== 'own-firm' && (
        <DeciderPanel
          {...{ decider, isOwn: reader === 'decides' }}
          {...(isRelease ? { messages, typed } : { messages: {}, typed: {} })}
        />
      )}
    </>
  );
}
