import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  calendarValues,
  changeDraft,
  drawSeed,
  getPublicationNotice,
  readCalendar,
} from '#domain/programmes/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { CalendarForm } from '#ui/studio/calendar-form.tsx';
import { DrawPanel } from '#ui/studio/draw-panel.tsx';
import { SectionPage } from '#ui/studio/section-page.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  loadSection,
  requireStudio,
  saveSection,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, head, values, saved, title, draft } = await loadSection(args, calendarValues);
  const { noticeDays, earliest } = await getPublicationNotice(requireStudio(args));
  const { running } = draft.content;
  return {
    ...{ lang, head, values, saved, title },
    notice: {
      days: noticeDays,
      earliest: formatDate(lang, earliest),
      replaces: draft.live !== null && draft.live.number !== draft.number,
    },
    commitment: running?.drawCommitment ?? null,
    isDraw: running?.allocation === 'draw',
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Draws a seed and keeps what is published of it; the seed itself is shown once and not kept. */
async function commitToSeed(args: ActionFunctionArgs, form: FormData) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const { seed, commitment } = drawSeed(actor.randomBytes);
  const stamp = Number(textOf(form, 'stamp', 10));
  const refusal = await refusalOf(() =>
    changeDraft(actor, id, stamp, (draft) => ({
      ...draft,
      running: draft.running && { ...draft.running, drawCommitment: commitment },
    })),
  );
  const answer = { values: null, stamp: null, seed: refusal === null ? seed : null };
  return data(
    { ...answer, errors: refusal === null ? {} : { form: refusal } },
    { status: refusal === null ? 200 : 422 },
  );
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request.clone());
  if (form.get('do') === 'draw-seed') return commitToSeed(args, form);
  return saveSection(args, { page: 'calendar', read: readCalendar });
}

export default function Calendar() {
  const { t } = useTranslation('studio');
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const seed = answer && 'seed' in answer ? answer.seed : null;
  const values = answer?.values ?? page.values;
  return (
    <SectionPage
      page={page}
      answer={answer && Object.keys(answer.errors).length > 0 ? { ...answer, values } : undefined}
      title={t('page.calendar')}
      lead={t('calendar.lead')}
      aside={
        page.isDraw && <DrawPanel stamp={page.head.stamp} mayEdit={page.head.mayEdit} seed={seed} />
      }
    >
      {(form) => <CalendarForm form={form} notice={page.notice} commitment={page.commitment} />}
    </SectionPage>
  );
}
