import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { i18nFor } from '#i18n/i18n.server.ts';
import { RulesPage } from '#ui/builder/rules-page.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { titled } from '#web/page-meta.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { openDraftOf } from '../_space.programme.programmes.$id._index/section.server.ts';
import { changeRulesPage } from './action.server.ts';
import { countsView } from './counts.server.ts';
import { rulesView } from './view.server.ts';

export const handle = { i18n: ['builder', 'studio', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, actor, draft } = await openDraftOf(args);
  const url = new URL(args.request.url);
  const asked = url.searchParams.get('counts');
  return {
    ...rulesView(lang, draft, url),
    counts:
      asked === null
        ? null
        : await countsView(lang, draft, { exact: asked === 'exact', now: actor.now }),
    title: titled(lang, i18nFor(lang).t('studio:page.rules')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const shouldRevalidate = rereadRefused;

export function action(args: ActionFunctionArgs) {
  return changeRulesPage(args);
}

export default function Rules() {
  return (
    <RulesPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}
