import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  discardVersion,
  endRehearsal,
  getOverview,
  startRehearsal,
  startVersion,
  studioChoices,
} from '#domain/programmes/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActsTable, RehearsalList, VersionTable } from '#ui/studio/overview-lists.tsx';
import { OverviewActs } from '#ui/studio/overview-acts.tsx';
import { StatePanel } from '#ui/studio/overview-state.tsx';
import { RehearsalNote, StudioNav } from '#ui/studio/studio-head.tsx';
import { useStudioErrors } from '#ui/studio/use-studio-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { requireStudio } from './section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const { versions, acts, rehearsals, name, ...overview } = await guarded(() =>
    getOverview(actor, id),
  );
  const day = (date: Date | null) => (date === null ? null : formatDate(lang, date));
  const query = new URL(args.request.url).searchParams;
  const shown = name === null ? overview.slug : name[contentLang(lang)] || name.fr;
  const { categories } = studioChoices(contentLang(lang));
  return {
    ...{ lang, ...overview, name: shown, intentId: mintIntent() },
    versions: versions.map(({ createdAt, publishedAt, openedAt, endedAt, ...version }) => ({
      ...version,
      ...{ created: day(createdAt), published: day(publishedAt) },
      ...{ opened: day(openedAt), ended: day(endedAt) },
    })),
    acts: acts.map((act) => ({ ...act, effectiveOn: formatDate(lang, act.effectiveOn) })),
    rehearsals: rehearsals.map(({ createdAt, ...one }) => ({ ...one, since: day(createdAt) })),
    names: Object.fromEntries(categories.map((one) => [one.code, one.name])),
    refused: query.get('refused'),
    done: query.get('done'),
    title: titled(lang, shown),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Carries out a button of the page. Returns the page to go on with. */
async function carryOut(actor: MemberActor, id: string, form: FormData): Promise<string> {
  switch (form.get('do')) {
    case 'new-version':
      await startVersion(actor, id);
      return `${id}?done=started`;
    case 'discard':
      await discardVersion(actor, id, textOf(form, 'versionId', 64));
      return `${id}?done=discarded`;
    case 'rehearse':
      return `${await startRehearsal(actor, id, intentOf(form))}?done=rehearsing`;
    case 'end-rehearsal':
      return `${await endRehearsal(actor, id)}?done=ended`;
    default:
      return id;
  }
}

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  let to = id;
  const refusal = await refusalOf(async () => {
    to = await carryOut(actor, id, form);
  });
  if (refusal !== null) return data({ errors: { form: refusal } }, { status: 422 });
  return seeOther(`/${lang}/programme/programmes/${to}`);
}

const DONE = ['started', 'discarded', 'rehearsing', 'ended'] as const;

export default function Overview() {
  const { t } = useTranslation('studio');
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = page.refused === 'tampered' ? { form: 'tampered' } : answer?.errors;
  const { shown } = useStudioErrors(errors);
  const here = `/${page.lang}/programme/programmes/${page.id}`;
  const done = DONE.find((one) => one === page.done);
  return (
    <div id="page">
      <p>
        <Link to={`/${page.lang}/programme/programmes`}>{t('list.title')}</Link>
      </p>
      {page.rehearsalOf !== null && <RehearsalNote />}
      <h1>
        <bdi>{page.name}</bdi>
      </h1>
      <ErrorSummary errors={shown} title={t('notDone')} />
      {done && !answer && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <StudioNav here={here} isRehearsal={page.rehearsalOf !== null} />
      <StatePanel page={page} here={here} />
      {page.isManager && <OverviewActs page={page} />}
      <Panel title={t('overview.versions')}>
        <VersionTable versions={page.versions} />
      </Panel>
      {page.acts.length > 0 && (
        <Panel title={t('overview.acts')}>
          <ActsTable acts={page.acts} lang={page.lang} />
        </Panel>
      )}
      {page.rehearsals.length > 0 && (
        <Panel title={t('overview.rehearsals')}>
          <RehearsalList lang={page.lang} rehearsals={page.rehearsals} />
        </Panel>
      )}
      <p>
        <Link to={`/${page.lang}/account/trail`}>{t('overview.trail')}</Link>
      </p>
    </div>
  );
}
