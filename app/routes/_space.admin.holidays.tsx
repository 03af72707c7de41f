import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  confirmHoliday,
  removeHoliday,
  setHoliday,
  viewHolidays,
} from '#domain/accounts/index.server.ts';
import { holidaySchema } from '#domain/accounts/schema.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { HolidayForm } from '#ui/operations/holiday-form.tsx';
import { HolidayTable } from '#ui/operations/holiday-table.tsx';
import { useOperationsMessages } from '#ui/operations/use-operations-messages.ts';
import { Empty } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm, readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['operations'] };
export const headers = () => PRIVATE_PAGE;

const YEAR = /^2[01]\d\d$/;
/** Sources that the site itself wrote: whoever changes a day says where the new date comes from. */
const COMPUTED = new Set(['law', 'umm-al-qura']);

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const { searchParams } = new URL(args.request.url);
  const asked = searchParams.get('year') ?? '';
  const year = Number(YEAR.test(asked) ? asked : civilDateOf(actor.now).slice(0, 4));
  const holidays = await guarded(() => viewHolidays(actor, year));
  const edited = holidays.find(({ day }) => day === searchParams.get('edit'));
  return {
    year,
    holidays: holidays.map((holiday) => ({ ...holiday, shown: formatDate(lang, holiday.day) })),
    was: edited ? { day: edited.day, shown: formatDate(lang, edited.day) } : null,
    values: edited
      ? { ...edited, source: COMPUTED.has(edited.source) ? '' : edited.source }
      : { day: '' },
    saved: searchParams.has('saved'),
    title: titled(lang, i18nFor(lang).t('operations:holidays.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const pressed = await readForm(args.request.clone());
  const [confirm, remove] = [pressed.get('confirm'), pressed.get('delete')];
  const list = (day: string) => `/${lang}/admin/holidays?year=${day.slice(0, 4)}&saved=1`;
  if (typeof confirm === 'string') {
    await guarded(() => confirmHoliday(actor, confirm));
    return seeOther(list(confirm));
  }
  if (typeof remove === 'string') {
    await guarded(() => removeHoliday(actor, remove));
    return seeOther(list(remove));
  }
  const form = await parseForm(args.request, holidaySchema);
  const typed = flatValues(form.ok ? form.typed : form.values);
  if (!form.ok) return data({ errors: form.errors, typed }, { status: 422 });
  const refusal = await refusalOf(() => setHoliday(actor, form.value), form.typed);
  if (refusal !== null) return data({ errors: { day: 'error.taken' }, typed }, { status: 422 });
  return seeOther(list(form.value.day));
}

export default function Holidays() {
  const { t } = useTranslation('operations');
  const { year, holidays, was, values, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useOperationsMessages(refused?.errors);
  return (
    <>
      <h1>{t('holidays.title')}</h1>
      <ErrorSummary errors={shown} />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('holidays.saved')}
        </p>
      )}
      <p>{t('holidays.lead')}</p>
      <p className="actions">
        <Link to={`?year=${year - 1}`}>{t('holidays.year', { year: year - 1 })}</Link>
        <strong>{t('holidays.year', { year })}</strong>
        <Link to={`?year=${year + 1}`}>{t('holidays.year', { year: year + 1 })}</Link>
      </p>
      {holidays.length === 0 ? (
        <Empty>{t('holidays.none', { year })}</Empty>
      ) : (
        <HolidayTable year={year} holidays={holidays} />
      )}
      <HolidayForm {...{ year, was, messages }} values={refused?.typed ?? values} />
    </>
  );
}
