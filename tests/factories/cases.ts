import { randomUUID } from 'node:crypto';
import { cents, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { openEnvelope, post } from '#domain/ledger/index.server.ts';
import { saveProject, startApplication, addDocument } from '#domain/cases/index.server.ts';
import { REQUEST_CONSENTS } from '#domain/cases/schema.ts';
import type { ProjectForm } from '#domain/cases/applications/project-form.ts';
import { advance } from '#domain/cases/records.server.ts';
import { beginClock } from '#domain/cases/clocks/records.server.ts';
import { EMPTY_CONTENT, type ApplicationContent } from '#domain/cases/content.ts';
import { makeSnapshot, storedSnapshot } from '#domain/cases/applications/make-snapshot.ts';
import { runHere } from '#domain/cases/applications/programme.server.ts';
import { readRequest } from '#domain/cases/applications/read-request.server.ts';
import { findLiveOf } from '#domain/programmes/index.server.ts';
import type { FactName, FactValue, ProgrammeContent } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';
import { sent as sentFile } from './files.ts';
import { makeFirmPerson, seatOf, type SeatedActor } from './firms.ts';
import { makeMember, makeOrganisation } from './people.ts';
import { makeProgramme } from './programmes.ts';
import { aLastingContent } from './public-programmes.ts';

type Running = NonNullable<ProgrammeContent['running']>;

/** A programme that takes requests, with money in one envelope. */
export interface OpenProgramme {
  readonly programmeId: string;
  readonly versionId: string;
  readonly slug: string;
  /** The organisation that runs it. */
  readonly ownerId: string;
  readonly envelopeId: string;
}

/**
 * A published programme that is open, run by an organisation of its own unless one is given: half of
 * the cost of a project, at most 10 000 DH, for up to 49 people in order with taxes. Its envelope of
 * the year of noon (2026) holds a million dirhams unless said.
 */
export async function openProgramme({
  ownerId,
  content = aLastingContent(),
  running = {},
  state = 'open',
  funded = 100_000_000n,
  year = 2026,
  region = null,
  buckets = 1,
}: Partial<{
  readonly ownerId: string;
  readonly content: ProgrammeContent;
  /** Changes of what a programme run here has. */
  readonly running: Partial<Running>;
  readonly state: string;
  /** Centimes. */
  readonly funded: bigint;
  readonly year: number;
  readonly region: string | null;
  readonly buckets: number;
}> = {}): Promise<OpenProgramme> {
  const organisationId = ownerId ?? (await makeOrganisation('programme'));
  const changed = { ...content, running: content.running && { ...content.running, ...running } };
  const made = await makeProgramme({ organisationId, content: changed, state });
  const envelope = await inTransaction('tests.open-envelope', (tx) =>
    openEnvelope(
      tx,
      anActor(),
      { programmeId: made.programmeId, year, region, segment: null },
      buckets,
    ),
  );
  if (funded > 0n) await fund(made.programmeId, envelope.id, cents(funded));
  return { ...made, ownerId: organisationId, envelopeId: envelope.id };
}

/** Money for an envelope, in its first account. */
export async function fund(programmeId: string, envelopeId: string, amount: Cents): Promise<void> {
  await inTransaction('tests.fund', (tx) =>
    post(tx, NOON, [
      {
        ...{ reference: `fund:${randomUUID()}`, code: 'L1', from: 'FUNDER', to: 'E:available' },
        ...{ amount, subject: `envelope:${envelopeId}`, programmeId, envelopeId, bucket: 0 },
      },
    ]),
  );
}

/** Officers of an organisation that runs programmes: `proposes` and `decides` are two persons. */
export async function makeOfficers(ownerId: string) {
  const [proposes, decides] = [
    await makeMember('programme', ['proposing-officer'], ownerId),
    await makeMember('programme', ['deciding-officer'], ownerId),
  ];
  return { proposes, decides };
}

/** Facts of a firm that the programme of `openProgramme` is for. */
const FIT_FACTS = { staff: 5, taxCompliant: true, ageMonths: 24 } as const;

/** What a firm answered about itself, at noon. */
export async function tellFacts(
  organisationId: string,
  facts: Readonly<Partial<Record<FactName, Exclude<FactValue, null>>>> = FIT_FACTS,
): Promise<void> {
  const rows = Object.entries(facts).map(([fact, value]) => ({
    ...{ organisationId, fact, source: 'self', at: NOON },
    // What the database gives back as JSON it takes as JSON.
    value: JSON.parse(JSON.stringify(value)) as string,
  }));
  await db.firmFact.createMany({ data: rows });
}

interface SendOptions {
  /** Who sends it; the owner of a new firm unless said. */
  readonly actor: MemberActor;
  readonly category: string;
  /** Centimes, before tax. */
  readonly cost: bigint;
  readonly content: Partial<ApplicationContent>;
  readonly now: Date;
  readonly region: string | null;
}

/** A request as it stands once it is sent, with whoever sent it. */
export interface Sent {
  readonly id: string;
  readonly application: AidApplication;
  readonly applicant: SeatedActor | MemberActor;
  readonly firmId: string;
}

/**
 * A request of 8 000 DH for a site, sent to a programme at noon by the owner of a new firm: the
 * quick way, with the history, clocks and audit entry of the real one, and no papers.
 */
export async function sendApplication(
  programme: OpenProgramme,
  options: Partial<SendOptions> = {},
): Promise<Sent> {
  const { actor: given, now = NOON, category = 'WEB', cost = 800_000n } = options;
  const applicant = given ?? (await makeFirmPerson('sme-owner'));
  const actor = { ...applicant, now };
  const firmId = seatOf(applicant);
  const content: ApplicationContent = {
    ...{ ...EMPTY_CONTENT, title: 'Un site pour le four', need: 'Vendre en ligne' },
    ...{ category, cost: String(cost), startsOn: '2026-12-01', otherAid: '0' },
    ...{ contactName: 'Amina Alaoui', contactPhone: '+212600000001' },
    ...{ consents: ['true-facts', 'share-with-programme'], ...options.content },
  };
  const { programmeId, versionId, ownerId } = programme;
  const accountId = applicant.person.accountId;
  if ((await db.firmFact.count({ where: { organisationId: firmId } })) === 0)
    await tellFacts(firmId);
  const application = await inTransaction('tests.send-application', async (tx) => {
    const draft = await tx.aidApplication.create({
      data: {
        ...{ id: randomUUID(), programmeId, versionId, ownerId, organisationId: firmId },
        ...{ state: 'draft', language: 'fr', content, category, cost },
        ...{ createdById: accountId, createdAt: now, updatedAt: now },
      },
    });
    await beginClock(
      tx,
      actor,
      { applicationId: draft.id },
      { code: 'draft', programmeId, levels: {} },
    );
    const [row] = await tx.$queryRaw<{ number: bigint }[]>`
      SELECT nextval('aid_application_number') AS number`;
    const live = await findLiveOf(tx, programmeId);
    const here = live && runHere(live, now);
    if (!here) throw new Error('the programme is not run here');
    const request = await readRequest(tx, draft, here, now);
    const asked = request.assessed.aid?.max ?? 0n;
    const snapshot = storedSnapshot(makeSnapshot(request, here, content));
    return advance(tx, actor, draft, {
      ...{ event: 'submit', party: 'applicant' },
      data: { number: Number(row?.number), asked: String(asked) },
      changes: {
        ...{ number: Number(row?.number), snapshot, asked, region: options.region ?? null },
        ...{ submittedAt: now, submittedById: accountId },
      },
    });
  });
  return { id: application.id, application, applicant, firmId };
}

/** What a form of the project says, as it is read; nothing is missing. */
export function aProject(changes: Partial<ProjectForm> = {}): ProjectForm {
  return {
    ...{ title: 'Un site pour le four', need: 'Vendre en ligne', category: 'WEB' },
    ...{ cost: '800000', startsOn: '2099-01-04', otherAid: '0', stamp: 1 },
    ...{ contactName: 'Amina Alaoui', contactPhone: '+212600000001' },
    ...changes,
  };
}

/** A draft that may be sent: the project is told, the paper the programme asks for is joined. */
export async function readyDraft(
  { slug }: Pick<OpenProgramme, 'slug'>,
  actor: MemberActor,
  { organisationId }: { readonly organisationId?: string } = {},
): Promise<string> {
  const firmId = organisationId ?? seatOf(actor);
  if ((await db.firmFact.count({ where: { organisationId: firmId } })) === 0)
    await tellFacts(firmId);
  const { id } = await startApplication(actor, {
    ...{ programmeSlug: slug, organisationId: firmId, category: 'WEB' },
  });
  const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
  await saveProject(actor, id, aProject({ stamp }));
  await addDocument(
    actor,
    { applicationId: id, code: 'tax-attestation' },
    { issuedOn: null, validUntil: '2099-05-02', file: sentFile('attestation.pdf') },
    `an intent for ${id}`,
  );
  return id;
}

/** What the page of a draft sends along, both consents given. */
export async function submissionOf(id: string) {
  const { stamp, programmeId } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
  const live = await findLiveOf(db, programmeId);
  return { stamp, versionId: live?.versionId ?? '', consents: [...REQUEST_CONSENTS] };
}
