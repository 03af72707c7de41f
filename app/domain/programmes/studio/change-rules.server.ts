import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { changeDraft } from './draft-records.server.ts';
import { editAmount, type AmountEdit } from './edit-amount.ts';
import { editCases, type CaseEdit } from './edit-cases.ts';
import { editRules, type RuleEdit } from './edit-rules.ts';

/**
 * Changes the rules of a draft read under `stamp`. Throws what `changeDraft` and `editRules` throw.
 */
export function changeRules(
  actor: MemberActor,
  programmeId: string,
  stamp: number,
  edit: RuleEdit,
): Promise<void> {
  return changeDraft(actor, programmeId, stamp, (draft) => ({
    ...draft,
    rules: editRules(draft.rules, edit),
  }));
}

/** Puts other rules, which were parsed, in the place of those of a draft. */
export function replaceRules(
  actor: MemberActor,
  programmeId: string,
  stamp: number,
  rules: RuleSet,
): Promise<void> {
  return changeDraft(actor, programmeId, stamp, (draft) => ({ ...draft, rules }));
}

/** Changes what the aid comes to. Throws `programmes.rule-gone` without rules, and as `editAmount`. */
export function changeAmount(
  actor: MemberActor,
  programmeId: string,
  stamp: number,
  edit: AmountEdit,
): Promise<void> {
  return changeDraft(actor, programmeId, stamp, (draft) => {
    if (draft.rules === null) throw new DomainError('programmes.rule-gone');
    return { ...draft, rules: editAmount(draft.rules, edit) };
  });
}

/** Changes the golden cases. Throws as `editCases`. */
export function changeCases(
  actor: MemberActor,
  programmeId: string,
  stamp: number,
  edit: CaseEdit,
): Promise<void> {
  return changeDraft(actor, programmeId, stamp, (draft) => ({
    ...draft,
    goldenCases: editCases(draft.goldenCases, edit),
  }));
}
