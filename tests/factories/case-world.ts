import { randomBytes, randomUUID } from 'node:crypto';
import { decideAppeal } from '#domain/cases/appeals/decide-appeal.server.ts';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import { proposeAppeal } from '#domain/cases/appeals/propose-appeal.server.ts';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { correctApplication } from '#domain/cases/applications/correct.server.ts';
import { promoteWaiting } from '#domain/cases/applications/waiting.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import { beginClock } from '#domain/cases/clocks/records.server.ts';
import { EMPTY_CONTENT } from '#domain/cases/content.ts';
import { decideCase } from '#domain/cases/decisions/decide.server.ts';
import { expireReservations } from '#domain/cases/decisions/let-go.server.ts';
import { proposeCase } from '#domain/cases/decisions/propose.server.ts';
import { waitForMoney } from '#domain/cases/decisions/wait.server.ts';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { assignCases } from '#domain/cases/officers/assign.server.ts';
import { declareLinks } from '#domain/cases/officers/declare.server.ts';
import { acceptVoucher } from '#domain/cases/vouchers/accept.server.ts';
import { runVoucherClock } from '#domain/cases/vouchers/clock.server.ts';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { resumeVoucher, suspendVoucher } from '#domain/cases/vouchers/suspend.server.ts';
import { currentTerms } from '#domain/cases/vouchers/terms.ts';
import { cents, DomainError, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { Click } from './case-model.ts';
import { openProgramme, sendApplication, type OpenProgramme } from './cases.ts';
import { atOwnBrowser, seatOf } from './firms.ts';
import { aNewMember, saveMembers } from './people.ts';

/** Centimes of an envelope. */
interface Balances {
  readonly available: bigint;
  readonly reserved: bigint;
  readonly committed: bigint;
}

const NOTE = 'Une note de l’essai.';

/** A programme with its officers and three firms, of which the first two count as one. */
export class CaseWorld {
  readonly programme: OpenProgramme;
  readonly firms: readonly MemberActor[];
  readonly officers: Readonly<Record<string, MemberActor>>;

  constructor(
    programme: OpenProgramme,
    firms: readonly MemberActor[],
    officers: Readonly<Record<string, MemberActor>>,
  ) {
    this.programme = programme;
    this.firms = firms;
    this.officers = officers;
  }

  /** A request sent by a firm; null when it has an open one of this category. */
  async send(firm: number, category: string, now: Date): Promise<string | null> {
    const actor = this.firms[firm];
    if (!actor) throw new Error(`there is no firm ${firm}`);
    try {
      return (await sendApplication(this.programme, { actor, category, now })).id;
    } catch (error) {
      if (constraintOf(error) === 'aid_application_one_open') return null;
      throw error;
    }
  }

  /** A draft of a firm that is not sent. */
  async draft(firm: number, now: Date): Promise<string> {
    const { programmeId, versionId, ownerId } = this.programme;
    const actor = this.at(this.firms[firm], now);
    const id = randomUUID();
    const organisationId = seatOf(actor);
    await db.aidApplication.create({
      data: {
        ...{ id, programmeId, versionId, ownerId, organisationId, state: 'draft' },
        ...{ language: 'fr', content: { ...EMPTY_CONTENT }, createdAt: now, updatedAt: now },
      },
    });
    const setting = { code: 'draft', programmeId, levels: {} } as const;
    await inTransaction('tests.draft', (tx) =>
      beginClock(tx, actor, { applicationId: id }, setting),
    );
    return id;
  }

  /** Carries a click out; returns the code of a refusal, or null. */
  async act(id: string, click: Click, now: Date): Promise<string | null> {
    try {
      await this.carryOut(id, click, now);
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }

  private async carryOut(id: string, click: Click, now: Date): Promise<void> {
    const row = await db.aidApplication.findUniqueOrThrow({ where: { id } });
    const { stamp } = row;
    const firm = this.at(
      this.firms.find((one) => seatOf(one) === row.organisationId),
      now,
    );
    const officer = this.at(this.officers['who' in click ? click.who : 'r0'], now);
    switch (click.act) {
      case 'declare':
        return declareLinks(officer, id, 'none');
      case 'ask':
        return askCorrection(officer, id, {
          stamp,
          items: [{ field: 'title', reason: 'incorrect', note: NOTE }],
        });
      case 'correct':
        return correctApplication(firm, id, { stamp, fields: { title: `Un titre ${stamp}` } });
      case 'proposeApprove': {
        const amount = cents(click.amount);
        const said = { outcome: 'approve', reasons: [], note: NOTE } as const;
        return proposeCase(officer, id, { stamp, amount, ...said });
      }
      case 'proposeReject': {
        const said = { outcome: 'reject', reasons: ['cost-not-justified'], note: NOTE } as const;
        return proposeCase(officer, id, { stamp, ...said });
      }
      case 'wait':
        return waitForMoney(officer, id, { stamp });
      case 'confirm':
        return decideCase(officer, id, { stamp, decision: 'confirm', note: NOTE });
      case 'sendBack':
        return decideCase(officer, id, { stamp, decision: 'send-back', note: NOTE });
      case 'withdraw':
        return withdrawApplication(firm, id, { stamp });
      case 'acknowledge':
        return acknowledgeDecision(firm, id);
      case 'appeal':
        return openAppeal(firm, id, { stamp, grounds: 'Nous avons tout fourni.' });
      case 'proposeUphold':
      case 'proposeDismiss':
        return proposeAppeal(officer, id, {
          ...{ stamp, note: NOTE },
          outcome: click.act === 'proposeUphold' ? 'uphold' : 'dismiss',
          reasons: click.act === 'proposeUphold' ? [] : ['reason-stands'],
        });
      case 'decideAppeal':
        return this.decideAppeal(officer, id);
      case 'accept':
      case 'giveBack':
      case 'suspend':
      case 'resume':
        return this.onVoucher(id, click.act, { firm, risk: this.at(this.officers['r0'], now) });
    }
  }

  private async decideAppeal(officer: MemberActor, id: string): Promise<void> {
    const open = await db.aidDecision.findFirst({
      where: { applicationId: id, outcome: { in: ['uphold', 'dismiss'] } },
    });
    const proposal = open?.id ?? 'nothing';
    await decideAppeal(officer, id, { proposal, decision: 'confirm', note: NOTE });
  }

  private async onVoucher(
    applicationId: string,
    act: 'accept' | 'giveBack' | 'suspend' | 'resume',
    { firm, risk }: { readonly firm: MemberActor; readonly risk: MemberActor },
  ): Promise<void> {
    const voucher = await this.voucherOf(applicationId);
    if (!voucher) throw new DomainError('cases.not-found');
    const { id, stamp } = voucher;
    const form = { stamp, reason: NOTE };
    if (act === 'accept') await acceptVoucher(firm, id, { stamp, terms: currentTerms('fr').hash });
    else if (act === 'giveBack') await giveBackVoucher(firm, id, { stamp });
    else if (act === 'suspend') await suspendVoucher(risk, id, form);
    else await resumeVoucher(risk, id, form);
  }

  private at(actor: MemberActor | undefined, now: Date): MemberActor {
    if (!actor) throw new Error('nobody acts');
    return { ...actor, now };
  }

  async assign(now: Date): Promise<void> {
    await assignCases({ now, randomBytes });
  }

  async promote(now: Date): Promise<void> {
    await promoteWaiting(this.programme.programmeId, { now, randomBytes });
  }

  /** What time brings to proposals and vouchers. */
  async clocks(now: Date): Promise<void> {
    await expireReservations({ now, randomBytes });
    await runVoucherClock({ now, randomBytes });
  }

  /** The name of the officer who proposes in a round, null while there is none. */
  async proposerOf(applicationId: string, round: number): Promise<string | null> {
    return (await this.proposers([applicationId]))(applicationId, round);
  }

  /** Reads who proposes in these cases; the answer tells it of one and a round, as `proposerOf`. */
  async proposers(ids: readonly string[]): Promise<(id: string, round: number) => string | null> {
    const rows = await db.casePerson.findMany({
      where: { applicationId: { in: [...ids] }, part: 'proposes' },
    });
    return (id, round) => {
      const row = rows.find((one) => one.applicationId === id && one.round === round);
      const found = Object.entries(this.officers).find(
        ([, { person }]) => person.accountId === row?.accountId,
      );
      return found?.[0] ?? null;
    };
  }

  async voucherOf(applicationId: string) {
    return db.voucher.findUnique({ where: { applicationId } });
  }

  /** States of the vouchers of these cases, in their order. */
  async voucherStates(ids: readonly string[]): Promise<readonly (string | null)[]> {
    const rows = await db.voucher.findMany({ where: { applicationId: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.applicationId === id)?.state ?? null);
  }

  async states(ids: readonly string[]): Promise<readonly string[]> {
    return (await this.stand(ids)).states;
  }

  async balances(): Promise<Balances> {
    return (await this.stand([])).balances;
  }

  /** The money of the envelope and the states of these cases, read at once. */
  async stand(
    ids: readonly string[],
  ): Promise<{ readonly balances: Balances; readonly states: readonly string[] }> {
    const [row] = await db.$queryRaw<(Balances & { readonly states: string[] })[]>`
      SELECT coalesce(sum(balance) FILTER (WHERE code = 'E:available'), 0)::bigint AS available,
        coalesce(sum(balance) FILTER (WHERE code = 'E:reserved'), 0)::bigint AS reserved,
        coalesce(sum(balance) FILTER (WHERE code = 'V:committed'), 0)::bigint AS committed,
        ARRAY(
          SELECT coalesce(a.state, 'gone')
          FROM unnest(${[...ids]}::text[]) WITH ORDINALITY AS asked (id, place)
          LEFT JOIN aid_application a ON a.id = asked.id ORDER BY asked.place
        ) AS states
      FROM ledger_account WHERE envelope_id = ${this.programme.envelopeId}`;
    if (!row) throw new Error('the books gave no answer');
    const { states, ...balances } = row;
    return { balances, states };
  }

  /** Changes when anything of cases or money does. */
  async digest(): Promise<string> {
    const [row] = await db.$queryRaw<{ digest: string }[]>`
      SELECT md5(concat(
        (SELECT string_agg(a::text, ' ' ORDER BY id) FROM aid_application a),
        (SELECT string_agg(v::text, ' ' ORDER BY id) FROM voucher v),
        (SELECT string_agg(p::text, ' ' ORDER BY application_id, account_id) FROM case_person p),
        (SELECT string_agg(d::text, ' ' ORDER BY id) FROM aid_decision d),
        (SELECT string_agg(c::text, ' ' ORDER BY id) FROM case_clock c),
        (SELECT count(*) FROM case_event), (SELECT count(*) FROM ledger_entry),
        (SELECT count(*) FROM audit_entry WHERE stream_id LIKE 'case:%'))) AS digest`;
    return row?.digest ?? '';
  }
}

export async function makeCaseWorld({ funded }: { readonly funded: bigint }): Promise<CaseWorld> {
  const programme = await openProgramme({
    funded,
    running: { perFirm: { ceiling: 1_000_000, months: 36 } },
  });
  const { ownerId } = programme;
  const officer = (role: Role) => aNewMember('programme', role, { organisationId: ownerId });
  const officers = {
    ...{ p0: officer('proposing-officer'), d0: officer('deciding-officer') },
    ...{ p1: officer('proposing-officer'), d1: officer('deciding-officer') },
    r0: officer('risk-officer'),
  };
  const taxId = `IF ${ownerId}`;
  const firms = [
    aNewMember('sme', 'sme-owner', { taxId }),
    aNewMember('sme', 'sme-owner', { taxId }),
    aNewMember('sme', 'sme-owner'),
  ];
  await saveMembers([...Object.values(officers), ...firms]);
  return new CaseWorld(
    programme,
    firms.map(({ actor }) => atOwnBrowser(actor)),
    Object.fromEntries(Object.entries(officers).map(([name, { actor }]) => [name, actor])),
  );
}
