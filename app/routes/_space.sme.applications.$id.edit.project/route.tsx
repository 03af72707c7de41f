import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { projectSchema, saveProject } from '#domain/cases/index.server.ts';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { DraftHead } from '#ui/apply/draft-head.tsx';
import { ProjectForm } from '#ui/apply/project-form.tsx';
import { projectValues } from '#ui/apply/project-values.ts';
import { fieldOf, useApplyErrors } from '#ui/apply/use-apply-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { openStep } from '../_space.sme.applications.$id.edit._index/page.server.ts';

export const handle = { i18n: ['apply'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, draft, page } = await openStep(args, 'project');
  const names = catalogueNames(contentLang(lang));
  return {
    ...page,
    values: projectValues(draft.content, draft.stamp),
    categories: draft.programme.content.categories.map((code) => ({
      value: code,
      label: names.category(code),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = `/${lang}/sme/applications/${id}`;
  const form = await parseForm(args.request, projectSchema);
  if (!form.ok)
    return data({ errors: form.errors, values: flatValues(form.values) }, { status: 422 });
  const refusal = await refusalOf(() => saveProject(actor, id, form.value), form.typed);
  if (refusal === null) return seeOther(`${page}/edit/firm?saved`);
  if (refusal === 'wrong-state') return seeOther(page);
  return data(
    { errors: { [fieldOf(refusal)]: refusal }, values: flatValues(form.typed) },
    { status: 422 },
  );
}

export default function Project() {
  const { t } = useTranslation('apply');
  const { head, saved, values, categories } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useApplyErrors(refused?.errors);
  // Typed again over what another wrote: the form then stands for what the page shows now.
  const typed = refused && { ...refused.values, stamp: values.stamp };
  return (
    <>
      <DraftHead head={head} step="project" saved={saved && !refused} />
      <ErrorSummary errors={shown} />
      <Panel title={t('project.title')} id="form">
        <ProjectForm
          values={typed ?? values}
          errors={messages}
          categories={categories}
          readOnly={!head.canChange}
        />
      </Panel>
    </>
  );
}
