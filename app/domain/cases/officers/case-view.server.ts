import { DECISION_TEMPLATES } from '#content/decision-words.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { describeValue, type Speaker } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { contentOf } from '../content.ts';
import { letterLang } from '../decisions/reasons.ts';
import { readCorrections } from './ask-correction-view.server.ts';
import { getCaseAccess, type CaseAccess } from './case-view-access.server.ts';
import { readActs } from './case-view-acts.server.ts';
import { readDecisions } from './case-view-decisions.server.ts';
import { readHeader, shutHeader } from './case-view-header.server.ts';
import { readClocks, readEvents } from './case-view-history.server.ts';
import { readLinkedFirms } from './case-view-links.server.ts';
import { readsFile } from './case-view-standing.ts';
import { readChecklist, readCostBands } from './checklist-view.server.ts';
import { readFacts } from './facts-panel.server.ts';
import { readCasePapers } from './file-papers.server.ts';
import { readProofPage } from './prove-fact-view.server.ts';
import { listColleagues } from './opinions-colleagues.server.ts';
import { readTalk } from './opinions-view.server.ts';

/** The head of a case and how the actor stands to it: all that is open before the declaration. */
async function readTop(
  actor: MemberActor,
  { application, standing }: CaseAccess,
  speaker: Speaker,
) {
  const header = await readHeader(db, application, actor.now, speaker);
  return {
    header: standing === 'own-firm' ? shutHeader(header) : header,
    ...{ standing, may: await readActs(db, actor, application, standing) },
  };
}

/** One page of a case: its head, and what the page adds for those who read the file. */
async function readPage<T>(
  actor: MemberActor,
  id: string,
  speaker: Speaker,
  read: (application: AidApplication) => Promise<T>,
) {
  const access = await getCaseAccess(db, actor, id);
  const top = await readTop(actor, access, speaker);
  return { ...top, file: readsFile(access.standing) ? await read(access.application) : null };
}

function projectOf(application: AidApplication, speaker: Speaker) {
  const { cost, otherAid, category, ...content } = contentOf(application.content);
  return {
    ...{ title: content.title, need: content.need, startsOn: content.startsOn },
    ...{ contactName: content.contactName, contactPhone: content.contactPhone },
    category: category && describeValue('category', category, speaker),
    cost: cost === null ? null : BigInt(cost),
    otherAid: otherAid === null ? null : BigInt(otherAid),
  };
}

/** A whole case for officers. Throws `cases.not-found` to those whom it does not concern. */
export function getCase(actor: MemberActor, id: string, speaker: Speaker) {
  return readPage(actor, id, speaker, async (application) => ({
    project: projectOf(application, speaker),
    facts: await readFacts(db, application, actor.now, speaker),
    links: await readLinkedFirms(db, application, actor.now, speaker),
    papers: await readCasePapers(application, actor.now),
    checklist: await readChecklist(db, application, actor.now),
    corrections: await readCorrections(db, application, speaker),
    talk: await readTalk(db, application, actor.person.accountId),
    decisions: await readDecisions(db, application),
    events: await readEvents(db, id),
    clocks: await readClocks(db, id, actor.now),
  }));
}
export type CaseFile = NonNullable<Awaited<ReturnType<typeof getCase>>['file']>;

/** The checklist of a case with what is looked at for it. Throws `cases.not-found`. */
export function getCaseChecklist(actor: MemberActor, id: string, speaker: Speaker) {
  return readPage(actor, id, speaker, async (application) => ({
    ...{ project: projectOf(application, speaker), bands: await readCostBands(db, application) },
    facts: await readFacts(db, application, actor.now, speaker),
    links: await readLinkedFirms(db, application, actor.now, speaker),
    papers: await readCasePapers(application, actor.now),
    checklist: await readChecklist(db, application, actor.now),
  }));
}

/** What may be asked to be corrected in a case, and was. Throws `cases.not-found`. */
export function getCaseCorrections(actor: MemberActor, id: string, speaker: Speaker) {
  return readPage(actor, id, speaker, async (application) => ({
    project: projectOf(application, speaker),
    corrections: await readCorrections(db, application, speaker),
    /** In the language that the firm is written to in. */
    phrases: DECISION_TEMPLATES.correction.map(
      ({ text }) => text[letterLang(application.language)],
    ),
  }));
}

/** Notes and opinions of a case, and who may be asked. Throws `cases.not-found`. */
export function getCaseTalk(actor: MemberActor, id: string, speaker: Speaker) {
  return readPage(actor, id, speaker, async (application) => ({
    talk: await readTalk(db, application, actor.person.accountId),
    colleagues: await listColleagues(actor, application),
    phrases: DECISION_TEMPLATES.note.map(({ text }) => text[speaker.lang]),
  }));
}

type AskedProof = Parameters<typeof readProofPage>[2];

/** What may be stated of the firm of a case, and on which papers. Throws `cases.not-found`. */
export function getCaseFact(actor: MemberActor, id: string, asked: AskedProof, speaker: Speaker) {
  return readPage(actor, id, speaker, (application) =>
    readProofPage(db, application, asked, actor.now, speaker),
  );
}
export type ProofFile = NonNullable<Awaited<ReturnType<typeof getCaseFact>>['file']>;
