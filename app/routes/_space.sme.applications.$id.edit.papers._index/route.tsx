import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_FILES } from '#domain/kernel/index.server.ts';
import { DraftHead } from '#ui/apply/draft-head.tsx';
import { PaperKinds } from '#ui/apply/papers.tsx';
import { useApplyErrors } from '#ui/apply/use-apply-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, typedValues } from '#web/forms.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';
import { openStep } from '../_space.sme.applications.$id.edit._index/page.server.ts';
import { actOnPapers } from './act.server.ts';
import { openKind, papersView } from './view.server.ts';

export const handle = { i18n: ['apply'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, draft, page } = await openStep(args, 'papers');
  const asked = new URL(args.request.url).searchParams.get('add');
  return {
    ...page,
    kinds: papersView(lang, draft),
    open: draft.canChange ? openKind(draft, asked) : null,
    accept: ACCEPTED_FILES,
    intentId: mintIntent(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = `/${lang}/sme/applications/${id}`;
  const upload = await readUpload(args.request, 'file');
  const outcome = await actOnPapers(actor, { id, lang }, upload);
  if (outcome === 'sent') return seeOther(page);
  if ('done' in outcome) return seeOther(`${page}/edit/papers?saved`);
  const values = flatValues(typedValues(upload.form));
  return data({ errors: outcome.errors, values }, { status: 422 });
}

export default function Papers() {
  const { t } = useTranslation('apply');
  const { head, saved, kinds, open, ...form } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useApplyErrors(refused?.errors);
  return (
    <>
      <DraftHead head={head} step="papers" saved={saved && !refused} />
      <ErrorSummary errors={shown} />
      <p>{t('papers.lead')}</p>
      <PaperKinds
        {...form}
        here={head.here}
        kinds={kinds}
        open={refused?.values['code'] ?? open}
        canChange={head.canChange}
        values={refused?.values ?? {}}
        errors={messages}
      />
      <ButtonLink to={`${head.here}/review`}>{t('go.review')}</ButtonLink>
    </>
  );
}
