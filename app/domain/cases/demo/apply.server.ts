import assessments from '#content/demo-assessments.json' with { type: 'json' };
import { demoAssessmentsSchema } from '#content/demo-schema.ts';
import {
  completeAssessment,
  listFirmAssessments,
  saveAnswers,
  saveProfile,
  startAssessment,
} from '#domain/assessment/index.server.ts';
import { addDays, addMonths, civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { findLive } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { answerFacts } from '../applications/answer-facts.server.ts';
import { saveProject } from '../applications/save-project.server.ts';
import { startApplication } from '../applications/start-application.server.ts';
import { submitApplication } from '../applications/submit-application.server.ts';
import { REQUEST_CONSENTS } from '../codes.ts';
import { addDocument } from '../documents/add-document.server.ts';
import { attachReport, REPORT } from '../documents/attach-report.server.ts';
import { hasEnd } from '../documents/rules.ts';
import { getOwnApplication } from '../scope.server.ts';
import type { DemoCast } from './cast.server.ts';
import { printPaper } from './paper.ts';
import type { DemoRequest, Entry } from './timetable.ts';

/** The programme of the demonstration that is run here. */
const DEMO_PROGRAMME = 'cheque-numerique-demonstration';

const SAID = ['taxCompliant', 'cnssAffiliated', 'cnssCompliant', 'aidReceivedMAD'] as const;
const YES = { value: true } as const;
const IN_ORDER = { taxCompliant: YES, cnssAffiliated: YES, cnssCompliant: YES };
const START_DAYS = 40;
const PAPER_MONTHS = 3;
const FOUNDED_YEARS = 6;
/** Nobody examines these any more: their report need not be printed. */
const OVER: readonly DemoRequest['until'][] = ['approved', 'rejected', 'voucher-issued', 'voucher'];
const TURNOVER_BANDS = ['0.5-1', '1-3', '3-10'] as const;

/**
 * Carries a firm from its assessment to a request that is ready to be sent, as its owner would on
 * one morning. What was done before a start that was broken off is taken up again.
 */
export async function prepare(entry: Entry, cast: DemoCast): Promise<void> {
  const { request } = entry;
  const actor = await cast.owner(entry);
  await assess(actor, request);
  const id = await draftOf(actor, request);
  await answerFacts(actor, id, {
    asked: SAID,
    given: { ...IN_ORDER, aidReceivedMAD: { value: 0 } },
  });
  await saveProject(actor, id, projectOf(request, actor, await stampOf(actor, id)));
  await joinPapers(actor, id, request, cast);
}

/** Sends the request that was prepared. */
export async function submit(entry: Entry, cast: DemoCast): Promise<void> {
  const actor = await cast.owner(entry);
  const id = await draftOf(actor, entry.request);
  const live = await findLive(db, DEMO_PROGRAMME);
  await submitApplication(actor, id, {
    stamp: await stampOf(actor, id),
    versionId: live === null || live === 'tampered' ? '' : live.versionId,
    consents: REQUEST_CONSENTS,
  });
}

/** The draft of the firm's request, made where it is missing. */
async function draftOf(actor: MemberActor, { category }: DemoRequest): Promise<string> {
  const { organisationId } = actor.person.seat;
  const start = { programmeSlug: DEMO_PROGRAMME, organisationId, category };
  return (await startApplication(actor, start)).id;
}

/** The stamp of a request as it is now. */
async function stampOf(actor: MemberActor, id: string): Promise<number> {
  return (await getOwnApplication(db, actor, id)).stamp;
}

async function assess(actor: MemberActor, request: DemoRequest): Promise<void> {
  const known = await listFirmAssessments(actor, 'fr');
  if (known.some(({ completedAt }) => completedAt !== null)) return;
  const { sector, staff, province, legalForm } = request;
  const id = await startAssessment({ ...actor, deviceHash: '' }, 'express');
  await saveProfile(actor, id, {
    ...{ sector, staff, province, legalForm, goals: ['sell', 'time'] },
    ...{ usesMachinery: false, exportsOrSuppliesLarge: false },
    turnoverBand: TURNOVER_BANDS[staff % TURNOVER_BANDS.length],
    foundedYear: actor.now.getUTCFullYear() - FOUNDED_YEARS - (staff % FOUNDED_YEARS),
  });
  await saveAnswers(
    actor,
    id,
    { shown: {}, sent: answersOf(request), chosenAgo: {}, invalid: [] },
    null,
  );
  await completeAssessment(actor, id);
}

/** Answers to the questions of the shortest assessment of the demonstration, each firm its own. */
function answersOf({ staff, levels: own }: DemoRequest) {
  const express = demoAssessmentsSchema.parse(assessments).find(({ path }) => path === 'express');
  const levels = Object.entries(express?.levels ?? {});
  return Object.fromEntries(
    levels.map(([item, level], place) => {
      const answer = own[item] ?? levelOf(((level ?? 0) + place * staff) % LEVELS.length);
      return [item, { status: 'answered' as const, level: answer }];
    }),
  );
}

const LEVELS = [0, 1, 2, 3] as const;
const levelOf = (place: number) => LEVELS[place] ?? 0;

function projectOf(request: DemoRequest, { now, person }: MemberActor, stamp: number) {
  const { title, need, category, cost, staff } = request;
  return {
    ...{ title, need, category, cost: String(cost), otherAid: '0', stamp },
    ...{ startsOn: addDays(civilDateOf(now), START_DAYS), contactName: person.name },
    contactPhone: `+2126000000${String(staff).padStart(2, '0')}`,
  };
}

async function joinPapers(
  actor: MemberActor,
  applicationId: string,
  { key, language, name, until }: DemoRequest,
  { papers, origin }: DemoCast,
): Promise<void> {
  const today = civilDateOf(actor.now);
  const isOver = OVER.includes(until);
  for (const [code, title] of Object.entries(papers.titles)) {
    if (code === REPORT && !isOver) continue;
    const file = { name: `${code}.pdf`, bytes: printPaper([papers.notice, title, name]) };
    const validUntil = hasEnd(code) ? addMonths(today, PAPER_MONTHS) : null;
    const given = { issuedOn: today, validUntil, file };
    await addDocument(actor, { applicationId, code }, given, `demonstration ${key} ${code}`);
  }
  if (isOver) return;
  const report = { lang: language, demo: true, origin };
  await attachReport(actor, applicationId, report, `demonstration ${key} ${REPORT}`);
}
