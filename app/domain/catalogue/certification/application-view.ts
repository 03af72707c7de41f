import { civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import type { ApplicationEntry, CertificationApplication } from '#platform/prisma-client/client.ts';
import { isCheckItem } from './checklist.ts';
import { isApplicationKind, isApplicationState, isOpen } from './transitions.ts';

/** An application as the provider and the examiners both see it. */
export function applicationView(row: CertificationApplication) {
  const settled = row.state === 'accepted' || row.state === 'refused';
  return {
    id: row.id,
    kind: isApplicationKind(row.kind) ? row.kind : 'first',
    state: isApplicationState(row.state) ? row.state : 'withdrawn',
    open: isOpen(row.state),
    openedOn: civilDateOf(row.openedAt),
    submittedOn: row.submittedAt && civilDateOf(row.submittedAt),
    dueOn: row.dueOn && dayOf(row.dueOn),
    daysLeft: row.daysLeft,
    answerDueOn: row.answerDueOn && dayOf(row.answerDueOn),
    declaresNoInsurance: row.declaresNoInsurance,
    decidedOn: row.decidedAt && civilDateOf(row.decidedAt),
    /** What the provider is told: why it was proposed, and what the second examiner adds. */
    reasons: settled
      ? [row.proposalReason, row.decisionReason].flatMap((text) => (text ? [text] : []))
      : [],
  };
}
export type ApplicationView = ReturnType<typeof applicationView>;

/** The same for the provider: a proposal is the examiners' own until another one has decided. */
export function providersView(row: CertificationApplication): ApplicationView {
  const view = applicationView(row);
  return view.state === 'proposed' ? { ...view, state: 'examining' } : view;
}

/** Whether what was written in a dossier is between the provider and the examiners. */
export function isTold(kind: string): boolean {
  return kind === 'request' || kind === 'answer';
}

/** What was written in a dossier. */
export function entryView({ id, kind, text, item, at, heldOn, people, byId }: ApplicationEntry) {
  return {
    ...{ id, text, people, byId, on: civilDateOf(at), heldOn: heldOn && dayOf(heldOn) },
    kind: kind === 'request' || kind === 'answer' || kind === 'interview' ? kind : 'note',
    item: item !== null && isCheckItem(item) ? item : null,
  } as const;
}
export type EntryView = ReturnType<typeof entryView>;
