import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getLateRegister,
  listBusyOfficers,
  reassignAll,
  reassignAllSchema,
} from '#domain/cases/index.server.ts';
import { hasRole } from '#domain/kernel/index.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LateSums, LateTable } from '#ui/cases/late-register.tsx';
import { ReassignAllForm } from '#ui/cases/reassign-form.tsx';
import { useCasesErrors } from '#ui/cases/use-cases-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Empty } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['cases', 'case'] };
export const headers = () => PRIVATE_PAGE;

const NUMBER = /^\d{1,6}$/;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const { searchParams } = new URL(args.request.url);
  const register = await guarded(() => getLateRegister(actor));
  const number = (value: number) => formatNumber(lang, value);
  const manages = hasRole(actor, 'programme-manager');
  const counted = (name: string) =>
    number(Number(NUMBER.exec(searchParams.get(name) ?? '')?.[0] ?? 0));
  const done = searchParams.get('done');
  return {
    ...{ lang, manages, officers: manages ? await listBusyOfficers(actor) : [] },
    done: done === 'reassigned' || done === 'all' ? done : null,
    moved: { given: counted('given'), left: counted('left'), rest: counted('rest') },
    hasRest: searchParams.has('rest'),
    lines: register.lines.map((line) => ({
      ...line,
      officer: line.officer?.name ?? null,
      dueOn: formatDate(lang, line.dueOn),
    })),
    stages: register.stages.map((sum) => ({ ...sum, count: number(sum.count) })),
    late: register.officers.map((sum) => ({ ...sum, count: number(sum.count) })),
    shown: { shown: number(register.lines.length), total: number(register.total) },
    isCut: register.total > register.lines.length,
    title: titled(lang, i18nFor(lang).t('cases:lateRegister.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const lang = requireLang(args.params);
  const parsed = parseFields(await readForm(args.request), reassignAllSchema);
  if (!parsed.ok)
    return data({ errors: parsed.errors, values: flatValues(parsed.values) }, { status: 422 });
  const { officer, ...why } = parsed.value;
  const { given, left, rest } = await guarded(() => reassignAll(actor, officer, why), parsed.typed);
  const counts = `given=${String(given)}&left=${String(left)}`;
  const more = rest > 0 ? `&rest=${String(rest)}` : '';
  return seeOther(`/${lang}/programme/cases/late?done=all&${counts}${more}`);
}

export default function LatePage() {
  const { t } = useTranslation('cases');
  const { lang, lines, stages, late, officers, manages, done, moved, hasRest, isCut, shown } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useCasesErrors(refused?.errors);
  const here = `/${lang}/programme/cases`;
  return (
    <>
      <p>
        <Link to={here}>{t('batch.back')}</Link>
      </p>
      <h1 id="form">{t('lateRegister.title')}</h1>
      <ErrorSummary errors={errors.shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {done === 'all' ? t('done.all', moved) : t('done.reassigned')}
          {done === 'all' && hasRest && ` ${t('done.rest', moved)}`}
        </p>
      )}
      <p>{t('lateRegister.lead')}</p>
      {lines.length === 0 && <Empty>{t('lateRegister.none')}</Empty>}
      {lines.length > 0 && (
        <>
          <LateSums stages={stages} officers={late} here={here} />
          <h2>{t('lateRegister.list')}</h2>
          {isCut && <p className="note">{t('lateRegister.cut', shown)}</p>}
          <div className="case-list">
            <LateTable lines={lines} here={here} manages={manages} />
          </div>
        </>
      )}
      {manages && officers.length > 0 && (
        <ReassignAllForm
          officers={officers}
          messages={errors.messages}
          typed={refused?.values ?? {}}
        />
      )}
    </>
  );
}
