import { reasonsFor } from '#content/decision-words.ts';
import type { ReasonUse } from '#content/decision-words-schema.ts';
import { namesOf } from '#domain/accounts/index.server.ts';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { explanationView, toOthers, type Speaker } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication, AidDecision } from '#platform/prisma-client/client.ts';
import { verifyDocuments } from '../documents/verify-documents.server.ts';
import { getCaseAccess } from '../officers/case-view-access.server.ts';
import { readsFile } from '../officers/case-view-standing.ts';
import { readHeader, shutHeader } from '../officers/case-view-header.server.ts';
import { readChecklist } from '../officers/checklist-view.server.ts';
import { reasonsOf } from './reasons.ts';
import type { CaseReplay } from './replay-case.server.ts';

/** The case of a page of decisions, with its head; `file` when the actor may read more of it. */
export async function openCase(actor: MemberActor, id: string, speaker: Speaker) {
  const { application, standing } = await getCaseAccess(db, actor, id);
  const header = await readHeader(db, application, actor.now, speaker);
  const own = standing === 'own-firm';
  return {
    ...{ application, own, file: readsFile(standing) },
    header: own ? shutHeader(header) : header,
  };
}

/** What a page shows of the rules on what is known now. */
export function explain({ result, version }: CaseReplay, speaker: Speaker) {
  return result && explanationView(result, version, toOthers(speaker));
}

/** What the officer found on the checklist, and how many of its points nobody looked at. */
export async function readFindings(application: AidApplication, now: Date) {
  const { items } = await readChecklist(db, application, now);
  return {
    left: items.filter(({ outcome }) => outcome === null).length,
    problems: items
      .filter(({ outcome }) => outcome === 'problem')
      .map(({ id, kind, code, note }) => ({ id, kind, code, note })),
  };
}

/** Whether every paper is still the one that was joined. */
export async function papersAreWhole(application: AidApplication): Promise<boolean> {
  const papers = await verifyDocuments(application);
  return papers.every(({ integrity }) => integrity === 'same');
}

/** The reasons an officer may give, in the reader's language. */
export function reasonChoices(use: ReasonUse, { lang }: Speaker) {
  return reasonsFor(use).map(({ code, text, legalRef, remedy }) => ({
    ...{ code, text: text[lang], legalRef: legalRef[lang], remedy: remedy[lang] },
  }));
}
export type ReasonChoice = ReturnType<typeof reasonChoices>[number];

/** A proposal that waits, in words; the reasons in the reader's language. */
export async function proposalView(decision: AidDecision, use: ReasonUse, speaker: Speaker) {
  const { proposedById } = decision;
  const codes = new Set(reasonsOf(decision.reasons).map(({ code }) => code));
  const names = await namesOf([proposedById]);
  return {
    ...{ id: decision.id, note: decision.note, amount: decision.amount },
    by: names.get(proposedById) ?? '',
    on: civilDateOf(decision.proposedAt),
    reasons: reasonChoices(use, speaker).filter(({ code }) => codes.has(code)),
  };
}
export type ProposalView = Awaited<ReturnType<typeof proposalView>>;

/** What the last proposal that came back was sent back with; null when none was. */
export async function readSentBack({ id, round }: AidApplication) {
  const last = await db.aidDecision.findFirst({
    where: { applicationId: id, round },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
  });
  if (last?.state !== 'sent-back' || last.decidedById === null) return null;
  const names = await namesOf([last.decidedById]);
  return { by: names.get(last.decidedById) ?? '', note: last.decisionNote ?? '' };
}
