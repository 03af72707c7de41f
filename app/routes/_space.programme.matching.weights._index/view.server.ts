import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { WeightsLine } from '#domain/matching/index.server.ts';
import { COMPONENTS, type Weights } from '#domain/matching/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { effectView } from '#ui/steering/effect-view.ts';
import type { Act, ProposalView, VersionView } from '#ui/steering/weights-panels.tsx';

const dayIn = (lang: Lang, at: Date) => formatDate(lang, civilDateOf(at));

/** Weights that wait for a decision, and what they change; null while there are none. */
export function proposalView(lang: Lang, line: WeightsLine | null) {
  if (line === null) return null;
  const { id, content, reason, proposedBy, proposedAt } = line;
  return {
    ...{ id, content, reason, isOwn: proposedBy?.isSelf ?? false },
    by: { name: proposedBy?.name ?? '', day: dayIn(lang, proposedAt) },
    effect: effectView(lang, line.effect),
  } satisfies ProposalView & Readonly<Record<'effect', unknown>>;
}

/** Versions that were decided on, in words. */
export function versionViews(lang: Lang, lines: readonly WeightsLine[]): readonly VersionView[] {
  return lines.map((line) => ({
    ...{ id: line.id, state: line.state, note: line.note },
    number: formatNumber(lang, line.number),
    reason: line.proposedBy === null ? null : line.reason,
    decided: decidedBy(lang, line),
    points: pointsLine(lang, line.content),
  }));
}

function decidedBy(lang: Lang, { decidedAt, decidedBy: doer }: WeightsLine): Act | null {
  return decidedAt && { name: doer?.name ?? '', day: dayIn(lang, decidedAt) };
}

function pointsLine(lang: Lang, { points }: Weights): string {
  const t = i18nFor(lang).getFixedT(null, 'steering');
  return COMPONENTS.map(
    (one) => `${t(`component.${one}`)} ${formatNumber(lang, points[one])}`,
  ).join(' · ');
}
