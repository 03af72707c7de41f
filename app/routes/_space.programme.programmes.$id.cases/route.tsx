import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { getDraft } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { CasesPage } from '#ui/builder/cases-page.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  requireStudio,
  untampered,
} from '../_space.programme.programmes.$id._index/section.server.ts';
import { changeCasesPage } from './action.server.ts';
import { casesPageView } from './view.server.ts';

export const handle = { i18n: ['builder', 'studio', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  return {
    ...casesPageView(lang, draft, new URL(args.request.url), actor.now),
    title: titled(lang, i18nFor(lang).t('studio:page.cases')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A refused edit comes with what is there now: somebody else may have changed it. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.actionStatus === 422 || change.defaultShouldRevalidate;

export function action(args: ActionFunctionArgs) {
  return changeCasesPage(args);
}

export default function Cases() {
  return (
    <CasesPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}
