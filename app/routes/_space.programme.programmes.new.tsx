import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  createProgramme,
  listOwnProgrammes,
  newProgrammeSchema,
} from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { InThree } from '#ui/studio/in-three.tsx';
import { fieldOf } from '#ui/studio/section-form.ts';
import { useStudioErrors } from '#ui/studio/use-studio-errors.ts';
import { SelectField, SubmitButton } from '#ui/workspace/fields.tsx';
import { parseFields, readForm, type TypedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const programmes = await guarded(() => listOwnProgrammes(actor));
  return {
    ...{ lang, intentId: mintIntent() },
    sources: programmes
      .filter(({ rehearsalOf, name }) => rehearsalOf === null && name !== null)
      .map(({ id, name, slug }) => ({
        value: id,
        label: (name && (name[contentLang(lang)] || name.fr)) ?? slug,
      })),
    title: titled(lang, i18nFor(lang).t('studio:new.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const form = await readForm(args.request);
  const parsed = parseFields(form, newProgrammeSchema);
  const refuse = (errors: Readonly<Record<string, string>>, values: TypedValues) =>
    data({ errors, values }, { status: 422 });
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  let id = '';
  const refusal = await refusalOf(async () => {
    id = await createProgramme(actor, parsed.value, intentOf(form));
  }, parsed.typed);
  if (refusal !== null) return refuse({ form: refusal }, parsed.typed);
  return seeOther(`/${lang}/programme/programmes/${id}`);
}

export default function NewProgramme() {
  const { t } = useTranslation('studio');
  const { lang, intentId, sources } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useStudioErrors(answer?.errors);
  const form = { lang, messages, values: answer?.values ?? {} };
  return (
    <div id="page">
      <h1>{t('new.title')}</h1>
      <ErrorSummary errors={shown} title={t('notSaved')} />
      <p>{t('new.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intentId" value={intentId} readOnly />
        <InThree form={form} name="name" label={t('field.name')} />
        {sources.length > 0 && (
          <SelectField
            {...fieldOf(form, 'copyOf')}
            label={t('new.copyOf')}
            hint={t('new.copyHint')}
            empty={t('new.fromNothing')}
            choices={sources}
          />
        )}
        <SubmitButton>{t('new.go')}</SubmitButton>
      </Form>
    </div>
  );
}
