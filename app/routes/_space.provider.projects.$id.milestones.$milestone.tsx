import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MilestonePage } from '#ui/delivery/milestone-page.tsx';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  actOnMilestone,
  providerActOf,
} from './_space.sme.projects.$id.milestones.$milestone/act.server.ts';
import { openMilestone } from './_space.sme.projects.$id.milestones.$milestone/page.server.ts';

export const handle = { i18n: ['delivery', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  return openMilestone(args, requireSeat(args, 'provider'));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  return actOnMilestone(args, requireSeat(args, 'provider'), providerActOf);
}

export default function ProviderMilestone() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <MilestonePage {...page} refused={refused} />;
}
