import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { beginDelivery, getProject } from '#domain/engagements/index.server.ts';
import { ProjectPage } from '#ui/delivery/project-page.tsx';
import { useDeliveryErrors } from '#ui/delivery/use-delivery-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { openProject } from './_space.sme.projects.$id._index/page.server.ts';

export const handle = { i18n: ['delivery', 'engagement', 'space'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  return openProject(args, requireSeat(args, 'provider'));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getProject(actor, id));
  const form = await readForm(args.request);
  const refuse = (code: string) => data({ errors: { form: code } }, { status: 422 });
  if (form.get('do') !== 'begin') return refuse('reload');
  const refusal = await refusalOf(() => beginDelivery(actor, id));
  if (refusal !== null) return refuse(refusal);
  return seeOther(`/${lang}/provider/projects/${id}?done=begin`);
}

export default function ProviderProject() {
  const { t } = useTranslation(['delivery', 'space']);
  const { lang, heading, project, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = useDeliveryErrors(refused?.errors);
  return (
    <>
      <p>
        <Link to={`/${lang}/provider/projects`}>{t('space:nav.provider.projects')}</Link>
      </p>
      <h1 id="form">{heading}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`delivery:done.${done}`)}
        </p>
      )}
      <ProjectPage lang={lang} project={project} />
    </>
  );
}
