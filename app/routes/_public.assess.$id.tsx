import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { findFirmActedFor } from '#domain/assessment/index.server.ts';
import { OnBehalf } from '#ui/workspace/on-behalf.tsx';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';

/** What surrounds the pages of one assessment: in whose name an advisor opens it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = actorOf(context, requireLang(params));
  const firm = await guarded(() => findFirmActedFor(actor, requireParam(params, 'id')));
  return { firm };
}

export default function OneAssessment() {
  const { firm } = useLoaderData<typeof loader>();
  return (
    <>
      {firm !== null && (
        <div className="wrap">
          <OnBehalf firm={firm} />
        </div>
      )}
      <Outlet />
    </>
  );
}
