import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { i18nFor } from '#i18n/i18n.server.ts';
import { CasesPage } from '#ui/builder/cases-page.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { titled } from '#web/page-meta.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { openDraftOf } from '../_space.programme.programmes.$id._index/section.server.ts';
import { changeCasesPage } from './action.server.ts';
import { casesPageView } from './view.server.ts';

export const handle = { i18n: ['builder', 'studio', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, actor, draft } = await openDraftOf(args);
  return {
    ...casesPageView(lang, draft, new URL(args.request.url), actor.now),
    title: titled(lang, i18nFor(lang).t('studio:page.cases')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const shouldRevalidate = rereadRefused;

export function action(args: ActionFunctionArgs) {
  return changeCasesPage(args);
}

export default function Cases() {
  return (
    <CasesPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}
