import { getMilestonePage } from '#domain/engagements/index.server.ts';
import { ACCEPTED_FILES, type MemberActor } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { showMilestone } from '#ui/delivery/show.ts';
import { doneOf } from '#ui/delivery/words.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import type { RouteArgs } from '#web/person.server.ts';
import { recordWords } from '#web/record-words.server.ts';

/** Ids in the address of a milestone, and the page of its project. */
export function placeOf({ params }: Pick<RouteArgs, 'params'>, actor: MemberActor) {
  const lang = requireLang(params);
  const engagementId = requireParam(params, 'id');
  const milestoneId = requireParam(params, 'milestone');
  const area = actor.person.seat.kind === 'provider' ? 'provider' : 'sme';
  const project = `/${lang}/${area}/projects/${engagementId}`;
  return { lang, engagementId, milestoneId, project, here: `${project}/milestones/${milestoneId}` };
}

/** The page of a milestone for whoever stands on one of the sides. */
export async function openMilestone(args: RouteArgs, actor: MemberActor) {
  const { lang, engagementId, milestoneId, project, here } = placeOf(args, actor);
  const page = await guarded(() => getMilestonePage(actor, { engagementId, milestoneId }));
  const { may, acts, roundsLeft, disputeUntil, milestone } = page;
  return {
    ...{ lang, project, here, may, acts, roundsLeft },
    milestone: showMilestone(lang, milestone, recordWords),
    disputeUntil: disputeUntil && formatDate(lang, disputeUntil),
    intentId: mintIntent(),
    accept: ACCEPTED_FILES,
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, milestone.title),
  };
}
