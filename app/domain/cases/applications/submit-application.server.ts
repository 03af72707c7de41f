import { tellHolders } from '#domain/accounts/index.server.ts';
import { atMost, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { REQUEST_CONSENTS } from '../codes.ts';
import { receiptOf } from '../receipt.ts';
import { advance, CASE_REFUSALS } from '../records.server.ts';
import { lockOwnApplication, type Applicant } from '../scope.server.ts';
import { makeSnapshot, regionOf, storedSnapshot } from './make-snapshot.ts';
import {
  findApplyProgramme,
  requireTakesRequests,
  type ApplyProgramme,
} from './programme.server.ts';
import { readRequest, type ReadRequest } from './read-request.server.ts';

/** A request as its maker read it before sending it. */
export interface Submission {
  /** Of the request and of the rules, as the page showed them. */
  readonly stamp: number;
  readonly versionId: string;
  readonly consents: readonly string[];
}

export interface Receipt {
  readonly id: string;
  readonly number: number;
  readonly submittedAt: Date;
}

/** Jobs that wait under so many keys: firms that send at once do not wait for one another. */
const ASSIGN_KEYS = 64;

/**
 * Requests a process sends at once; the others wait in the order they came, holding nothing. In a rush
 * they are answered late; without it they would fail, waiting for connections to the database.
 */
const AT_ONCE = 6;
const inTurn = atMost(AT_ONCE);

/**
 * Sends a request: facts, papers and result are frozen, it gets the next number. No money is
 * touched, and nothing is waited for that another firm holds. The same form again gets the same
 * receipt. Throws `cases.not-found`, `cases.consent-missing`, `cases.programme-paused` and its like,
 * `cases.incomplete` when something is missing or a condition is known not to hold (`problemsOf`
 * tells what), `cases.already-open`, `cases.changed-meanwhile` when the request or the rules are not
 * those the page showed.
 */
export async function submitApplication(
  actor: MemberActor,
  id: string,
  submission: Submission,
): Promise<Receipt> {
  return inTurn(() =>
    refusing(CASE_REFUSALS, () =>
      inTransaction('cases.submit', async (tx) => {
        // Its papers and its project stay as they are from here on.
        const { application, applicant } = await lockOwnApplication(tx, actor, id);
        const sent = receiptIn(application);
        if (sent) return sent;
        if (application.state !== 'draft') throw new DomainError('cases.wrong-state');
        const consents = bothOf(submission);
        const programme = await findApplyProgramme(tx, application.programmeId, actor.now);
        if (!programme) throw new DomainError('cases.programme-closed');
        requireTakesRequests(programme);
        const request = await readRequest(tx, application, programme, actor.now);
        if (request.problems.length > 0) throw new DomainError('cases.incomplete');
        const isSame =
          application.stamp === submission.stamp && programme.versionId === submission.versionId;
        if (!isSame) throw new DomainError('cases.changed-meanwhile');
        return send(tx, actor, { application, applicant, programme, request, consents });
      }),
    ),
  );
}

function receiptIn({ id, number, submittedAt }: AidApplication): Receipt | null {
  return number === null || submittedAt === null ? null : { id, number, submittedAt };
}

function bothOf({ consents }: Submission): string[] {
  const given = REQUEST_CONSENTS.filter((code) => consents.includes(code));
  if (given.length < REQUEST_CONSENTS.length) throw new DomainError('cases.consent-missing');
  return given;
}

interface Sending {
  readonly application: AidApplication;
  readonly applicant: Applicant;
  readonly programme: ApplyProgramme;
  readonly request: ReadRequest;
  readonly consents: string[];
}

async function send(
  tx: Tx,
  actor: MemberActor,
  { application, applicant, programme, request, consents }: Sending,
): Promise<Receipt> {
  const { id } = application;
  const { versionId } = programme;
  const content = { ...request.content, consents };
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval('aid_application_number')::integer AS number`;
  if (!row) throw new Error('the sequence of requests gave no number');
  const { number } = row;
  const asked = request.assessed.aid?.max ?? 0n;
  const under = { ...application, versionId };
  await advance(tx, actor, under, {
    ...{ event: 'submit', party: 'applicant', onBehalfOf: applicant.onBehalfOf },
    version: programme,
    data: { number, asked: String(asked) },
    changes: {
      ...{ number, versionId, content, asked, region: regionOf(request.assessed.facts) },
      snapshot: storedSnapshot(makeSnapshot(request, programme, content)),
      ...{ submittedAt: actor.now, submittedById: actor.person.accountId },
    },
  });
  await tellFirm(tx, application, receiptOf(number, actor.now));
  const key = `assign-cases:${String(number % ASSIGN_KEYS)}`;
  await addJob(tx, 'assign-cases', {}, { key });
  return { id, number, submittedAt: actor.now };
}

/** Everybody who works on the firm's requests gets the receipt, whoever sent it. */
async function tellFirm(tx: Tx, { id, organisationId }: AidApplication, number: string) {
  await tellHolders(
    tx,
    { organisationId, role: ['sme-owner', 'sme-member'], except: [] },
    { kind: 'aid-submitted', params: { number }, path: `/sme/applications/${id}` },
  );
}
