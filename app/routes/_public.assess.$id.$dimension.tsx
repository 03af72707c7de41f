import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import {
  dimensionPageFromForm,
  findDimensionPage,
  opensFollowUp,
  readAnswersForm,
  saveAnswers,
  type DimensionPage,
} from '#domain/assessment/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { DimensionForm } from '#ui/dimension-form.tsx';
import { ErrorNote } from '#ui/error-page.tsx';
import { unavailableForm, UnavailableDimension } from '#ui/unavailable-dimension.tsx';
import { useMessages } from '#ui/use-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { flatValues, readForm, typedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';

export const handle = { i18n: ['assess'] };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const dimension = requireParam(params, 'dimension');
  const found = await guarded(() =>
    findDimensionPage(actorOf(context, lang), id, dimension, contentLang(lang)),
  );
  if (!found) throw notFound();
  if (found.page.readOnly) throw seeOther(`/${lang}/assess/${id}/review`);
  if (found.profileMissing) throw seeOther(`/${lang}/assess/${id}/profile`);
  const missing = new URL(request.url).searchParams.has('missing')
    ? found.page.questions.filter(({ value, implied }) => value === '' && !implied).map((q) => q.id)
    : [];
  return {
    lang,
    page: found.page,
    missing,
    intentId: mintIntent(),
    title: titled(lang, found.page.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const dimension = requireParam(params, 'dimension');
  const form = await readForm(request);
  const actor = actorOf(context, lang);
  const values = flatValues(typedValues(form));
  const saved = await guardedForm({ lang, id, dimension, values }, async () => {
    const found = await findDimensionPage(actor, id, dimension, contentLang(lang));
    if (!found) throw notFound();
    const answers = readAnswersForm(form, found.page.questions);
    if (answers.invalid.length > 0) return { page: found.page, invalid: answers.invalid };
    const share = (['le10', 'gt10', 'dont_know'] as const).find(
      (known) => known === values['FQ-1'],
    );
    await saveAnswers(actor, id, answers, share ?? null, intentOf(form));
    return { page: found.page, answers };
  });
  if (saved.invalid) {
    const errors = Object.fromEntries(saved.invalid.map((item) => [item, 'error.unknownChoice']));
    return data({ errors, values }, { status: 422 });
  }
  const open = saved.page.questions.filter(
    (q) => !q.implied && saved.answers.sent[q.id] === undefined,
  );
  const here = `/${lang}/assess/${id}`;
  if (open.length > 0 && !form.has('anyway')) return seeOther(`${here}/${dimension}?missing`);
  if (opensFollowUp(saved.page, saved.answers) && !form.has('followShown'))
    return seeOther(`${here}/${dimension}#FQ-1`);
  return seeOther(`${here}/${saved.page.next ?? 'review'}`);
}

interface SentPage {
  readonly lang: Lang;
  readonly id: string;
  readonly dimension: string;
  readonly values: Readonly<Record<string, string>>;
}

/** While the database is away the form comes back with what was chosen in it. */
async function guardedForm<T>(
  { lang, id, dimension, values }: SentPage,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await writing({ lang, id }, work);
  } catch (error) {
    const page = dimensionPageFromForm(id, dimension, contentLang(lang), values);
    const away = typeof error === 'object' && error !== null && 'init' in error;
    if (away && page)
      throw data({ lang, page, intentId: values['intentId'] ?? '' }, { status: 503 });
    throw error;
  }
}

export default function Dimension() {
  const { lang, page, missing, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useMessages(refused?.errors);
  const shown = refused ? withValues(page, refused.values) : page;
  return (
    <DimensionForm
      key={page.dimension}
      page={shown}
      lang={lang}
      intentId={intentId}
      missing={missing}
      errors={errors}
    />
  );
}

function withValues(page: DimensionPage, values: Readonly<Record<string, string>>): DimensionPage {
  return {
    ...page,
    questions: page.questions.map((q) => ({ ...q, value: values[q.id] ?? q.value })),
  };
}

export function ErrorBoundary() {
  const form = unavailableForm(useRouteError());
  return form ? <UnavailableDimension form={form} /> : <ErrorNote />;
}
