import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { askableFacts, type OrganisationFacts } from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { contentOf, type ApplicationContent } from '../content.ts';
import { listPapers, type PaperKind } from '../documents/list-papers.server.ts';
import type { Reader } from '../records.server.ts';
import { assessRequest, type Assessed } from './assess-request.ts';
import { caseFacts } from './facts.server.ts';
import { problemsOf } from './problems.ts';
import type { ApplyProgramme } from './programme.server.ts';
import type { Problem } from './steps.ts';

/** Facts of the project itself, and what the platform knows better than anybody. */
const NOT_ASKED: readonly FactName[] = [
  'category',
  'projectCostMAD',
  'hasActiveVoucher',
  'assessmentAgeMonths',
];

/** A request that is being made, with all that decides whether it may be sent today. */
export interface ReadRequest {
  readonly content: ApplicationContent;
  readonly today: CivilDate;
  readonly firm: OrganisationFacts;
  /** Facts of the firm that the programme's rules read and that can be asked. */
  readonly asked: readonly FactName[];
  readonly assessed: Assessed;
  readonly papers: readonly PaperKind[];
  readonly problems: readonly Problem[];
}

/** Reads a request against the version of its programme that holds today. */
export async function readRequest(
  reader: Reader,
  application: Pick<AidApplication, 'id' | 'organisationId' | 'content'>,
  programme: ApplyProgramme,
  now: Date,
): Promise<ReadRequest> {
  const today = civilDateOf(now);
  const content = contentOf(application.content);
  const { id: applicationId, organisationId } = application;
  const { documents } = programme.content;
  const [firm, papers] = await Promise.all([
    caseFacts(reader, organisationId, now, { for: 'firm' }),
    listPapers(reader, { applicationId, organisationId, documents, today }),
  ]);
  const assessed = assessRequest(programme, firm.facts, content, today);
  const { compiled } = programme;
  const asked = compiled === null ? [] : askableFacts([compiled]);
  return {
    ...{ content, today, firm, assessed, papers },
    asked: asked.filter((fact) => !NOT_ASKED.includes(fact)),
    problems: problemsOf({ content, programme: programme.content, assessed, papers, today }),
  };
}
