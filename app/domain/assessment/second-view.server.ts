import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { itemTexts } from './item-texts.ts';
import { getAssessment, getOwnAssessment, scoringInput } from './records.server.ts';
import { itemsOnPath, resolveStatuses } from './routing.ts';
import { scoringProfile } from './facts.ts';
import { secondOpinion } from './second-opinion.ts';
import type { ContentLang, Level } from './types.ts';

export interface SecondView {
  /** The first assessment. */
  readonly id: string;
  readonly readOnly: boolean;
  /** The copy a colleague still fills in. */
  readonly openId: string | null;
  /** What the latest completed copy says; null while there is none. */
  readonly opinion: {
    readonly completedAt: Date;
    readonly both: number;
    readonly disagreements: readonly {
      readonly item: string;
      readonly title: string;
      readonly first: string;
      readonly second: string;
    }[];
    readonly onlyOne: readonly {
      readonly item: string;
      readonly title: string;
      readonly by: 'first' | 'second';
    }[];
  } | null;
}

/**
 * Where a second person of the firm sees things differently. Throws `assessment.not-found` unless
 * it is a first assessment of the firm the actor works in.
 */
export async function getSecondView(
  actor: MemberActor,
  id: string,
  lang: ContentLang,
): Promise<SecondView> {
  const first = await getOwnAssessment(db, actor, id);
  const { organisationId } = actor.person.seat;
  if (first.organisationId !== organisationId || first.secondOfId !== null)
    throw new DomainError('assessment.not-found');
  const copies = await db.assessment.findMany({
    where: { secondOfId: id, organisationId },
    orderBy: [{ completedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    select: { id: true, completedAt: true },
  });
  const latest = copies.find(({ completedAt }) => completedAt !== null);
  return {
    id,
    readOnly: first.readOnly,
    openId: copies.find(({ completedAt }) => completedAt === null)?.id ?? null,
    opinion: latest ? await opinionOf(first, latest.id, lang) : null,
  };
}

async function opinionOf(
  first: Awaited<ReturnType<typeof getAssessment>>,
  secondId: string,
  lang: ContentLang,
): Promise<SecondView['opinion']> {
  const second = await getAssessment(db, secondId);
  const { compiled } = first.framework;
  const opinion = secondOpinion(
    itemsOnPath(compiled, 'full', scoringProfile(first.facts)),
    resolveStatuses(compiled, scoringInput(first)),
    resolveStatuses(compiled, scoringInput(second)),
  );
  const texts = (item: string) => itemTexts(first.framework, lang, first.facts, item);
  const said = (item: string, level: Level) => texts(item).levels[level];
  return {
    completedAt: second.completedAt ?? second.createdAt,
    both: opinion.both,
    disagreements: opinion.disagreements.map((one) => ({
      item: one.item,
      title: texts(one.item).title,
      first: said(one.item, one.first),
      second: said(one.item, one.second),
    })),
    onlyOne: opinion.onlyOne.map((one) => ({ ...one, title: texts(one.item).title })),
  };
}
