import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getRoadmap,
  nextActionStates,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import { plannedActionSchema } from '#domain/assessment/schema.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActionDetails } from '#ui/roadmap/action-card.tsx';
import { ActionOffers } from '#ui/roadmap/action-offers.tsx';
import { ActionForm } from '#ui/roadmap/action-form.tsx';
import { useMessages } from '#ui/use-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';
import { planOffers } from './_public.assess.$id.matches._index/plan.server.ts';

export const handle = { i18n: ['roadmap', 'assess'] };

const FIELD_OF: Readonly<Record<string, string>> = {
  reason: 'droppedReason',
  'wrong-state': 'state',
};

/** The list may be the page that sent the form: it is read again and stays one step back. */
const BACK_TO_LIST = { 'X-Remix-Revalidate': 'yes', 'X-Remix-Replace': 'true' } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actor = actorOf(context, lang);
  const roadmap = await guarded(() => getRoadmap(actor, id, contentLang(lang)));
  const action = roadmap.actions.find((each) => each.id === params['action']);
  if (!action) throw notFound();
  const values = {
    state: action.state,
    owner: action.owner ?? '',
    dueOn: action.dueOn ?? '',
    budgetMad: action.budgetMad === null ? '' : String(action.budgetMad),
    droppedReason: action.droppedReason ?? '',
  };
  const states = nextActionStates(action.state);
  const offers = await planOffers(actor, { lang, id }, [action.id]);
  return {
    lang,
    id,
    readOnly: roadmap.readOnly,
    stale: offers.stale,
    offers: offers.actions[action.id],
    planned: action,
    states,
    values,
    title: titled(lang, action.texts.title),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actionId = requireParam(params, 'action');
  const form = await parseForm(request, plannedActionSchema);
  if (!form.ok)
    return data({ errors: form.errors, values: flatValues(form.values) }, { status: 422 });
  const actor = actorOf(context, lang);
  const refusal = await refusalOf(() =>
    writing({ lang, id }, () => updatePlannedAction(actor, id, actionId, form.value), form.typed),
  );
  if (refusal !== null) {
    const field = FIELD_OF[refusal] ?? 'state';
    const key = refusal === 'reason' ? 'error.reason' : 'error.unknownChoice';
    return data({ errors: { [field]: key }, values: flatValues(form.typed) }, { status: 422 });
  }
  const here = `/${lang}/assess/${id}/roadmap`;
  if (form.value.state === 'done') return seeOther(`${here}/${actionId}/again`);
  return seeOther(`${here}#${actionId}`, BACK_TO_LIST);
}

export default function PlannedAction() {
  const { t } = useTranslation(['roadmap', 'assess']);
  const page = useLoaderData<typeof loader>();
  const { lang, id, readOnly, planned, states, values, offers, stale } = page;
  const refused = useActionData<typeof action>();
  const errors = useMessages(refused?.errors);
  return (
    <div className="wrap">
      <h1>{planned.texts.title}</h1>
      <Refusals errors={refused?.errors} />
      <ActionDetails action={planned} lang={lang} />
      {offers && <h2>{t('offers.title')}</h2>}
      {stale !== null && <p className="note">{stale}</p>}
      <ActionOffers
        lang={lang}
        to={`/${lang}/assess/${id}/matches/${planned.id}`}
        name={planned.texts.title}
        offers={offers}
      />
      {readOnly ? (
        <p className="note">{t('assess:access.readOnly')}</p>
      ) : (
        <>
          <h2>{t('edit.title')}</h2>
          <ActionForm states={states} values={refused?.values ?? values} errors={errors} />
        </>
      )}
      <p>
        <Link to={`/${lang}/assess/${id}/roadmap`}>{t('title')}</Link>
      </p>
    </div>
  );
}

function Refusals({ errors }: { readonly errors: Readonly<Record<string, string>> | undefined }) {
  const messages = useMessages(errors);
  return (
    <ErrorSummary
      errors={Object.entries(messages).map(([target, message]) => ({ target, message }))}
    />
  );
}
