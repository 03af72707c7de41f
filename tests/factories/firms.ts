import type { MemberActor, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { completeAssessment, startAssessment } from '#domain/assessment/index.server.ts';
import { saveAnswers, saveProfile } from '#domain/assessment/index.server.ts';
import { deviceHashOf, NOON, type DeviceActor } from './actors.ts';
import { everyItem, page, PLANT_FORM, type Answers } from './drafts.ts';
import { makeAccount, makeMember } from './people.ts';

/** Somebody of an organisation, in front of a browser of their own. */
export type SeatedActor = MemberActor & DeviceActor;

let browsers = 0;

/** The same person in front of a browser nobody else uses. */
export function atOwnBrowser(actor: MemberActor): SeatedActor {
  browsers += 1;
  return { ...actor, deviceHash: deviceHashOf(`browser ${String(browsers)}`) };
}

/** Somebody new of a firm, which is made when none is given. */
export async function makeFirmPerson(
  role: Extract<Role, `sme-${string}`>,
  firmId?: string,
): Promise<SeatedActor> {
  return atOwnBrowser(await makeMember('sme', [role], firmId));
}

/** The organisation a person works in. */
export function seatOf(actor: MemberActor): string {
  return actor.person.seat.organisationId;
}

interface MandateOptions {
  readonly scopes?: readonly string[];
  readonly status?: 'active' | 'revoked';
  readonly expiresAt?: Date;
}

/** A mandate from a firm to an advisor body, to assess and for a year unless said. Returns its id. */
async function makeMandate(
  firmId: string,
  advisorBodyId: string,
  options: MandateOptions = {},
): Promise<string> {
  const { scopes = ['assess'], status = 'active' } = options;
  const id = `mandate ${firmId} ${advisorBodyId}`;
  const createdAt = new Date('2026-06-01T09:00:00Z');
  await db.mandate.create({
    data: {
      id,
      organisationId: firmId,
      advisorBodyId,
      scopes: [...scopes],
      status,
      expiresAt: options.expiresAt ?? new Date('2027-06-01T09:00:00Z'),
      createdAt,
      proposedById: await makeAccount(),
      grantedById: await makeAccount(),
      grantedAt: createdAt,
    },
  });
  return id;
}

/** Somebody of an advisor body that holds a mandate of the firm. */
export async function makeAdvisor(firmId: string, options?: MandateOptions): Promise<SeatedActor> {
  const advisor = atOwnBrowser(await makeMember('advisor', ['advisor']));
  await makeMandate(firmId, seatOf(advisor), options);
  return advisor;
}

/** A firm's assessment with its profile and, where given, answers; completed when asked. */
export async function aFirmDraft(
  actor: SeatedActor,
  answers: Answers | null = null,
): Promise<string> {
  const id = await startAssessment(actor, 'full');
  await saveProfile(actor, id, PLANT_FORM);
  if (answers) await saveAnswers(actor, id, page(answers), null);
  return id;
}

/** The id of a firm's completed assessment: every item at level 1 unless answers are given. */
export async function aFirmResult(
  actor: SeatedActor,
  answers: Answers = everyItem(1),
  now: Date = NOON,
): Promise<string> {
  const then = { ...actor, now };
  const id = await aFirmDraft(then, answers);
  await completeAssessment(then, id);
  return id;
}

/** The firm of a person agrees that its results are counted in comparisons. */
export async function agreeToStatistics(actor: SeatedActor): Promise<void> {
  await db.consent.create({
    data: {
      id: `consent of ${seatOf(actor)}`,
      accountId: actor.person.accountId,
      organisationId: seatOf(actor),
      purpose: 'statistics',
      textVersion: '1',
      language: 'fr',
      grantedAt: actor.now,
    },
  });
}

/** What a test reads of an entry of the audit trail. */
interface AuditLine {
  readonly type: string;
  readonly subject: string;
  readonly onBehalfOf: string | null;
  readonly actor: { readonly account: string } | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The entries of a firm's chain, oldest first, as they were written. */
export async function auditOf(firmId: string): Promise<readonly AuditLine[]> {
  const rows = await db.auditEntry.findMany({
    where: { streamId: `organisation:${firmId}` },
    orderBy: { sequence: 'asc' },
    select: { body: true },
  });
  return rows.map(({ body }) => {
    const line: AuditLine = JSON.parse(body);
    return line;
  });
}
