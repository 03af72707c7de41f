import { randomUUID } from 'node:crypto';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { fundAsPlanned } from './funding.ts';
import { aProgrammeContent, makeProgramme } from './programmes.ts';

type Running = NonNullable<ProgrammeContent['running']>;

const FIRM = { taxCompliant: true, ageMonths: 12, staff: 5 } as const;
const aided = (
  name: string,
  cost: number,
  aid: number,
): ProgrammeContent['goldenCases'][number] => ({
  name,
  facts: { ...FIRM, projectCostMAD: cost },
  expects: { status: 'eligible', amount: { min: aid, max: aid } },
});

/** What a programme that opens in the new year says; every guard of publication holds for it. */
export function aReadyContent(
  changes: Partial<ProgrammeContent> = {},
  running: Partial<Running> = {},
): ProgrammeContent {
  const content = aProgrammeContent({ validFrom: null, validTo: null });
  const days = { opensOn: '2027-01-04', closesOn: '2027-12-31' };
  // Money for the year in which it opens.
  const year = Number((running.opensOn ?? days.opensOn).slice(0, 4));
  const envelopes = [{ region: null, segment: null, year, amount: 100_000_000 }];
  return {
    ...content,
    goldenCases: [
      ...content.goldenCases,
      aided('half of the cost', 8_000, 4_000),
      aided('never more than the ceiling', 40_000, 10_000),
    ],
    running: content.running && { ...content.running, ...days, envelopes, ...running },
    ...changes,
  };
}

interface Made {
  readonly programmeId: string;
  readonly versionId: string;
  readonly slug: string;
  /** As the form of its publication carries it. */
  readonly target: {
    readonly programmeId: string;
    readonly versionId: string;
    readonly stamp: number;
  };
}

/** A first version of the manager's organisation, funded as planned and simulated this very noon. */
export async function makeSimulated(
  manager: MemberActor,
  content: ProgrammeContent = aReadyContent(),
  endedAt: Date = NOON,
): Promise<Made> {
  const { organisationId } = manager.person.seat;
  const made = await makeProgramme({ organisationId, content, state: 'simulated' });
  await fundAsPlanned(made.programmeId, content);
  const { contentHash } = await db.programmeVersion.findUniqueOrThrow({
    where: { id: made.versionId },
  });
  await makeSimulation(made.versionId, contentHash, endedAt);
  const { programmeId, versionId } = made;
  return { ...made, target: { programmeId, versionId, stamp: 1 } };
}

/** A simulation of a content of a version that came to its end. */
async function makeSimulation(
  versionId: string,
  contentHash: string,
  endedAt: Date = NOON,
): Promise<void> {
  await db.simulation.create({
    data: {
      ...{ id: randomUUID(), versionId, contentHash, state: 'done', progress: 100 },
      ...{ scenario: {}, result: {}, requestedById: 'somebody', requestedAt: endedAt, endedAt },
    },
  });
}
