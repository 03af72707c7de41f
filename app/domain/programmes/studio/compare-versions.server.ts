import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { Speaker } from '../rules/speaker.ts';
import { compareContents, type ContentChange } from './compare-content.ts';
import { compareRules, type LineChange } from './compare-rules.ts';
import { getDraft, type DraftView } from './draft-records.server.ts';

export interface VersionComparison {
  readonly draft: DraftView;
  /** Null when there is no other version to compare with. */
  readonly changes: readonly ContentChange[] | null;
  /** The rules in words, those that changed marked. */
  readonly lines: readonly LineChange[];
}

/** The version that is worked on beside the one in force. Throws what `getDraft` does. */
export async function compareVersions(
  actor: MemberActor,
  programmeId: string,
  speaker: Speaker,
): Promise<VersionComparison> {
  const draft = await getDraft(actor, programmeId);
  const { live, content, number } = draft;
  if (!live || live.number === number) return { draft, changes: null, lines: [] };
  return {
    draft,
    changes: compareContents(live.content, content),
    lines: compareRules(live.content.rules, content.rules, speaker),
  };
}
