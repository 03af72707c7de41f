import type { CompiledFramework } from './compile.ts';
import type { Contradiction, FrameworkItem } from '#content/framework-schema.ts';
import type {
  AssessmentPath,
  GivenAnswer,
  ItemStatus,
  Level,
  ScoringInput,
  ScoringProfile,
} from './types.ts';

/** Reasons the method itself gives when the profile makes an item inapplicable. */
const PROFILE_REASONS = { STAFF2: 'staff', MACHINERY: 'machinery', EXPORT: 'export' } as const;

const answered = (level: Level): ItemStatus => Object.freeze({ status: 'answered', level });
const ANSWERED: Readonly<Record<Level, ItemStatus>> = {
  0: answered(0),
  1: answered(1),
  2: answered(2),
  3: answered(3),
  4: answered(4),
};
const IMPLIED: ItemStatus = Object.freeze({ status: 'implied', level: 0 });
const DONT_KNOW: ItemStatus = Object.freeze({ status: 'dont_know' });
const SKIPPED: ItemStatus = Object.freeze({ status: 'skipped' });
const NOT_ASKED: ItemStatus = Object.freeze({ status: 'not_asked' });
const INAPPLICABLE = {
  STAFF2: Object.freeze({ status: 'not_applicable', reason: PROFILE_REASONS.STAFF2 }),
  MACHINERY: Object.freeze({ status: 'not_applicable', reason: PROFILE_REASONS.MACHINERY }),
  EXPORT: Object.freeze({ status: 'not_applicable', reason: PROFILE_REASONS.EXPORT }),
} as const;

function exportApplies(framework: CompiledFramework, profile: ScoringProfile): boolean {
  return profile.exportsOrSuppliesLarge || framework.exportSectors.has(profile.sector);
}

function applies(framework: CompiledFramework, index: number, profile: ScoringProfile): boolean {
  switch (framework.itemApplies[index]) {
    case 'STAFF2':
      return profile.staff >= 2;
    case 'MACHINERY':
      return profile.usesMachinery;
    case 'EXPORT':
      return exportApplies(framework, profile);
    default:
      return true;
  }
}

/** Whether the profile makes an item apply (M1 method §3). False for an unknown item. */
export function isApplicable(
  framework: CompiledFramework,
  itemId: string,
  profile: ScoringProfile,
): boolean {
  const index = framework.itemIndex.get(itemId);
  return index !== undefined && applies(framework, index, profile);
}

/** The ids of the applicable items of a path, in the order of the pages. */
export function itemsOnPath(
  framework: CompiledFramework,
  path: AssessmentPath,
  profile: ScoringProfile,
): string[] {
  const onPath = framework.onPath[path];
  return framework.pageItems.flatMap((index) => {
    const id = framework.itemIds[index];
    return id !== undefined && onPath[index] && applies(framework, index, profile) ? [id] : [];
  });
}

/** Which wording an item takes: yes/no for a one-person firm, the services one, or the plain one. */
export function wordingOf(
  framework: CompiledFramework,
  item: FrameworkItem,
  profile: ScoringProfile,
): 'solo' | 'services' | 'plain' {
  if (item.soloYesNo && profile.staff === 1) return 'solo';
  if (item.servicesWording && framework.servicesSectors.has(profile.sector)) return 'services';
  return 'plain';
}

function statusOfAnswer(answer: GivenAnswer | undefined): ItemStatus {
  if (answer === undefined) return SKIPPED;
  switch (answer.status) {
    case 'answered':
      return ANSWERED[answer.level];
    case 'dont_know':
      return DONT_KNOW;
    case 'not_applicable':
      return { status: 'not_applicable', reason: answer.reason };
    case 'skipped':
      return SKIPPED;
  }
}

function isAnsweredZero(status: ItemStatus | undefined): boolean {
  return status?.status === 'answered' && status.level === 0;
}

function addImplied(framework: CompiledFramework, statuses: ItemStatus[]): void {
  for (const rule of framework.implied) {
    if (statuses[rule.item]?.status !== 'skipped') continue;
    if (rule.whenZero.every((index) => isAnsweredZero(statuses[index]))) {
      statuses[rule.item] = IMPLIED;
    }
  }
}

/** The status of every item by position, as the method sees it (M1 method §3). */
export function resolveByPosition(framework: CompiledFramework, input: ScoringInput): ItemStatus[] {
  const { path, profile, answers } = input;
  const onPath = framework.onPath[path];
  const statuses: ItemStatus[] = [];
  for (let index = 0; index < framework.itemIds.length; index += 1) {
    const id = framework.itemIds[index] ?? '';
    const rule = framework.itemApplies[index] ?? 'ALL';
    if (!onPath[index]) statuses.push(NOT_ASKED);
    else if (rule !== 'ALL' && !applies(framework, index, profile)) {
      statuses.push(INAPPLICABLE[rule]);
    } else statuses.push(statusOfAnswer(answers[id]));
  }
  addImplied(framework, statuses);
  return statuses;
}

/** The same by item id, in the order of the definition. */
export function resolveStatuses(
  framework: CompiledFramework,
  input: ScoringInput,
): Record<string, ItemStatus> {
  return statusesById(framework, resolveByPosition(framework, input));
}

/** Names resolved statuses by item id, in the order of the definition. */
export function statusesById(
  framework: CompiledFramework,
  statuses: readonly ItemStatus[],
): Record<string, ItemStatus> {
  const byId: Record<string, ItemStatus> = {};
  for (let index = 0; index < statuses.length; index += 1) {
    const id = framework.itemIds[index];
    const status = statuses[index];
    if (id !== undefined && status !== undefined) byId[id] = status;
  }
  return byId;
}

/** The level the method counts for a status (answered or implied), or null when unknown. */
export function knownLevel(status: ItemStatus | undefined): Level | null {
  if (status?.status === 'answered' || status?.status === 'implied') return status.level;
  return null;
}

/** Whether the follow-up question (FQ-1) is asked: its item stands at the level it needs. */
export function followUpsAsked(
  framework: CompiledFramework,
  statuses: Readonly<Record<string, ItemStatus>>,
): string[] {
  return framework.definition.followUps
    .filter((followUp) => (knownLevel(statuses[followUp.item]) ?? -1) >= followUp.min)
    .map((followUp) => followUp.id);
}

/** Pairs of given answers that hardly go together: offered for correction, never scored. */
export function findContradictions(
  framework: CompiledFramework,
  statuses: Readonly<Record<string, ItemStatus>>,
): Contradiction[] {
  return framework.definition.contradictions.filter(({ high, low }) => {
    const above = statuses[high.item];
    const below = statuses[low.item];
    if (above?.status !== 'answered' || below?.status !== 'answered') return false;
    return above.level >= high.min && below.level <= low.max;
  });
}
