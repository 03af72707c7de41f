import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PeoplePage } from '#ui/people/people-page.tsx';
import { changePeople, loadPeople } from '#web/people.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'advisor', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  return loadPeople(args, actor, actor.person.seat.organisationId);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  return changePeople(args, actor, actor.person.seat.organisationId);
}

export default function People() {
  return (
    <PeoplePage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}
