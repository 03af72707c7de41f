import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MilestonePage } from '#ui/delivery/milestone-page.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { actOnMilestone, firmActOf } from './act.server.ts';
import { openMilestone } from './page.server.ts';

export const handle = { i18n: ['delivery', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  return openMilestone(args, requireFirmSide(args));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  return actOnMilestone(args, requireFirmSide(args), firmActOf);
}

export default function OwnMilestone() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <MilestonePage {...page} refused={refused} />;
}
