import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { siteNotice } from '#domain/accounts/index.server.ts';
import { countUnread } from '#domain/notifications/index.server.ts';
import { WorkspaceShell, type ShellInfo } from '#ui/workspace/shell.tsx';
import { guarded } from '#web/guard.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['space'], space: true };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs): Promise<ShellInfo> {
  const { person } = requirePerson(args, { secondFactorLater: true });
  const lang = requireLang(args.params);
  const [unread, notice] = await guarded(() =>
    Promise.all([countUnread(person.accountId), siteNotice(lang)]),
  );
  return {
    lang,
    person: person.name,
    organisation: person.seat && {
      name: person.seat.organisationName,
      kind: person.seat.kind,
      roles: person.seat.roles,
    },
    unread,
    notice,
  };
}

export default function Space() {
  return (
    <WorkspaceShell info={useLoaderData<typeof loader>()}>
      <Outlet />
    </WorkspaceShell>
  );
}
