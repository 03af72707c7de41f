import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  cancelSimulation,
  defaultScenario,
  getDraft,
  getSimulation,
  listSimulations,
  readScenario,
  requestSimulation,
  scenarioValues,
  studioChoices,
} from '#domain/programmes/index.server.ts';
import { formatDateTime, formatPercent } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AtWork } from '#ui/simulation/at-work.tsx';
import { ReportBody } from '#ui/simulation/report-body.tsx';
import { RunList } from '#ui/simulation/run-list.tsx';
import { ScenarioForm } from '#ui/simulation/scenario-form.tsx';
import { useSimulationErrors } from '#ui/simulation/use-simulation-errors.ts';
import { StudioHead } from '#ui/studio/studio-head.tsx';
import { flatValues, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';
import {
  headOf,
  requireStudio,
  untampered,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['simulation', 'studio', 'aid'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['asked', 'cancelled'] as const;
const LONGEST_ID = 64;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  const { runs, waiting, supposed } = await guarded(() => listSimulations(actor, id));
  const { categories, rules } = draft.content;
  const scenario = { ...defaultScenario(categories), ...supposed };
  const names = studioChoices(contentLang(lang)).categories;
  const last = runs.find(({ state }) => state === 'done');
  const request = { programmeId: id, lang: contentLang(lang), demo: isDemo() };
  const done = new URL(args.request.url).searchParams.get('done');
  const isWorking = ['draft', 'simulated', 'proposed'].includes(draft.state);
  const isManager = actor.person.seat.roles.includes('programme-manager');
  return {
    ...{ lang, waiting, head: headOf(lang, draft), isManager },
    obstacle: isWorking
      ? rules === null
        ? ('noRules' as const)
        : null
      : ('nothingToRun' as const),
    atWork: runs.some(({ state }) => state === 'queued' || state === 'running'),
    failed: runs[0]?.state === 'failed',
    runs: runs.map(({ progress, requestedAt, ...run }) => ({
      ...run,
      progress: formatPercent(lang, progress / 100),
      asked: formatDateTime(lang, requestedAt),
    })),
    categories: names.filter(({ code }) => categories.includes(code)),
    values: scenarioValues(scenario, categories),
    last: last
      ? await guarded(() => getSimulation(actor, { ...request, simulationId: last.id }))
      : null,
    done: DONE.find((one) => one === done) ?? null,
    title: titled(lang, i18nFor(lang).t('simulation:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const here = `/${lang}/programme/programmes/${id}/simulation`;
  if (form.get('do') === 'cancel') {
    await guarded(() => cancelSimulation(actor, id, textOf(form, 'run', LONGEST_ID)));
    return seeOther(`${here}?done=cancelled`);
  }
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  const { categories } = draft.content;
  const read = readScenario(typed, categories, defaultScenario(categories).seed);
  if (!read.ok) return refuse(read.problems);
  const refusal = await refusalOf(() => requestSimulation(actor, id, read.value), typed);
  return refusal === null ? seeOther(`${here}?done=asked`) : refuse({ form: refusal });
}

export default function SimulationPage() {
  const { t } = useTranslation('simulation');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { lang, head, runs, last, isManager, atWork, obstacle, categories } = page;
  const { messages, shown } = useSimulationErrors(refused?.errors, categories);
  const here = `/${lang}/programme/programmes/${head.id}/simulation`;
  const form = { lang, messages, values: refused?.values ?? page.values };
  return (
    <div id="page">
      <StudioHead head={head} title={t('title')} />
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (page.done === 'cancelled' || atWork) && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      <p>{t('lead')}</p>
      {atWork && !refused && <AtWork waiting={page.waiting} />}
      {page.failed && <p className="note warn">{t('failed')}</p>}
      {!isManager && <p className="note">{t('readOnly')}</p>}
      {isManager && obstacle !== null && (
        <p className="note">{t(obstacle === 'noRules' ? 'noRules' : 'nothingToRun')}</p>
      )}
      {isManager && obstacle === null && (!atWork || refused) && (
        <ScenarioForm form={form} categories={categories} />
      )}
      <RunList runs={runs} here={here} mayCancel={isManager} />
      {last && (
        <>
          <h2>{t('last')}</h2>
          <p>
            <Link to={`${here}/${last.run.id}`}>{t('whole')}</Link>
          </p>
          {last.report ? <ReportBody report={last.report} lang={lang} /> : <p>{t('oldForm')}</p>}
        </>
      )}
    </div>
  );
}
