import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AmountPage } from '#ui/builder/amount-page.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { titled } from '#web/page-meta.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { openDraftOf } from '../_space.programme.programmes.$id._index/section.server.ts';
import { changeAmountPage } from './action.server.ts';
import { amountView } from './view.server.ts';

export const handle = { i18n: ['builder', 'studio', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, draft } = await openDraftOf(args);
  return {
    ...amountView(lang, draft, new URL(args.request.url)),
    title: titled(lang, i18nFor(lang).t('studio:page.amount')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const shouldRevalidate = rereadRefused;

export function action(args: ActionFunctionArgs) {
  return changeAmountPage(args);
}

export default function Amount() {
  return (
    <AmountPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}
