import { demoFirmId } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { openAppeal } from '../appeals/open-appeal.server.ts';
import { acknowledgeDecision } from '../applications/acknowledge.server.ts';
import { decideCase } from '../decisions/decide.server.ts';
import { proposeCase } from '../decisions/propose.server.ts';
import { askCorrection } from '../officers/ask-correction.server.ts';
import { assignCases } from '../officers/assign.server.ts';
import { readChecklist } from '../officers/checklist-view.server.ts';
import { saveChecks } from '../officers/checklist-save.server.ts';
import { declareLinks } from '../officers/declare.server.ts';
import { askOpinion } from '../officers/opinions.server.ts';
import { acceptVoucher } from '../vouchers/accept.server.ts';
import { currentTerms } from '../vouchers/terms.ts';
import { submit } from './apply.server.ts';
import type { DemoCast } from './cast.server.ts';
import type { Act, Entry } from './timetable.ts';

type Carry = (entry: Entry, cast: DemoCast) => Promise<void>;

/** How each act is carried out, by the use-cases that its page calls. */
export const CARRY: Readonly<Record<Act, Carry>> = {
  submit,
  async assign({ at }, { randomBytes }) {
    await assignCases({ now: at, randomBytes });
  },
  async declare(entry, cast) {
    const { actor, id } = await examined(entry, cast);
    await declareLinks(actor, id, 'none');
  },
  async check(entry, cast) {
    const { actor, application, id } = await examined(entry, cast);
    const { items } = await readChecklist(db, application, entry.at);
    const checks = items.map((line) => ({ item: line.id, outcome: 'ok' as const, note: '' }));
    await saveChecks(actor, id, checks);
  },
  async 'ask-opinions'(entry, cast) {
    const { actor, id } = await examined(entry, cast);
    for (const { of, question } of entry.request.questions) {
      const colleague = (await cast.actor(of, entry.at)).person.accountId;
      await askOpinion(actor, id, { colleague, question }, `demonstration ${id} ${of}`);
    }
  },
  async 'ask-corrections'(entry, cast) {
    const { actor, application, id } = await examined(entry, cast);
    const { stamp } = application;
    await askCorrection(actor, id, { stamp, items: entry.request.corrections });
  },
  'propose-approve': (entry, cast) => propose(entry, cast, 'approve'),
  'propose-reject': (entry, cast) => propose(entry, cast, 'reject'),
  async decide(entry, cast) {
    const { id, stamp, number } = await sentRequest(entry);
    const decider = (number ?? 0) % 2 === 0 ? 'deciding-1' : 'deciding-2';
    const actor = await cast.actor(decider, entry.at);
    await decideCase(actor, id, { stamp, decision: 'confirm', note: '' });
  },
  async open(entry, cast) {
    const { id } = await sentRequest(entry);
    await acknowledgeDecision(await cast.owner(entry), id);
  },
  async accept(entry, cast) {
    const { id: applicationId } = await sentRequest(entry);
    const voucher = await db.voucher.findUnique({ where: { applicationId } });
    if (!voucher) throw new DomainError('cases.not-found');
    const { id, stamp } = voucher;
    const { hash: terms } = currentTerms('fr');
    await acceptVoucher(await cast.owner(entry), id, { stamp, terms });
  },
  async appeal(entry, cast) {
    const { id, stamp } = await sentRequest(entry);
    const { grounds } = entry.request;
    await openAppeal(await cast.owner(entry), id, { stamp, grounds });
  },
};

async function propose(entry: Entry, cast: DemoCast, outcome: 'approve' | 'reject'): Promise<void> {
  const { actor, application, id } = await examined(entry, cast);
  const { stamp } = application;
  const { note, reasons } = entry.request;
  await proposeCase(actor, id, { stamp, outcome, reasons, note });
}

/** The request of the firm as it is now. Throws `cases.not-found` when it was not sent. */
async function sentRequest({ request }: Pick<Entry, 'request'>): Promise<AidApplication> {
  const organisationId = demoFirmId(request.key);
  const row = await db.aidApplication.findFirst({
    where: { organisationId, number: { not: null } },
  });
  if (!row) throw new DomainError('cases.not-found');
  return row;
}

interface Examined {
  readonly actor: MemberActor;
  readonly application: AidApplication;
  readonly id: string;
}

/** The request with the officer who examines it in its present round. */
async function examined(entry: Entry, cast: DemoCast): Promise<Examined> {
  const application = await sentRequest(entry);
  const { id, round } = application;
  const person = await db.casePerson.findFirst({
    where: { applicationId: id, part: 'proposes', round },
  });
  if (!person) throw new DomainError('cases.not-found');
  const { accountId } = person;
  const actor = await cast.actor({ accountId }, entry.at);
  return { actor, application, id };
}
