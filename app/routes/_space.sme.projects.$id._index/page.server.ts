import { getProject } from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { showProject } from '#ui/delivery/show.ts';
import { doneOf } from '#ui/delivery/words.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import type { RouteArgs } from '#web/person.server.ts';
import { recordWords } from '#web/record-words.server.ts';

/** The page of a project for whoever stands on one of its sides. */
export async function openProject(args: RouteArgs, actor: MemberActor) {
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const project = await guarded(() => getProject(actor, id));
  const heading = i18nFor(lang).t('delivery:projectTitle', {
    number: `\u2066${project.number}\u2069`,
  });
  return {
    ...{ lang, heading },
    project: showProject(lang, project, recordWords),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, heading),
  };
}
