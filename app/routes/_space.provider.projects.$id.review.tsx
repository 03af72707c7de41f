import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewPage } from '#ui/delivery/review-page.tsx';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { actOnReviews, openReviews } from './_space.sme.projects.$id.review/page.server.ts';

export const handle = { i18n: ['delivery'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  return openReviews(args, requireSeat(args, 'provider'));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  return actOnReviews(args, requireSeat(args, 'provider'));
}

export default function ProviderReviews() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ReviewPage {...page} refused={refused} />;
}
