import { randomUUID } from 'node:crypto';
import { askShare } from '#domain/engagements/index.server.ts';
import { lockEngagement, type EngagementActor } from '#domain/engagements/records.server.ts';
import { matchStatement } from '#domain/engagements/index.server.ts';
import { controlKey, type MemberActor } from '#domain/kernel/index.server.ts';
import { importStatement } from '#domain/payments/index.server.ts';
import { db } from '#platform/db.ts';
import type { BankAccount, ShareRequest } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';
import type { OpenProgramme } from './cases.ts';
import { engagementAt, type Engaged } from './engagements.ts';
import { makeAccount, makeMember } from './people.ts';
import { dayFromNoon } from './providers.ts';

/** Time, or a bank, at noon unless said. */
export const system = (now: Date = NOON): EngagementActor => ({ ...anActor(), now, person: null });

let ribs = 0;

/** A RIB of the bank 999, which does not exist, another at each call. */
export function aRib(): string {
  ribs += 1;
  const body = `999780${String(ribs).padStart(16, '0')}`;
  return body + controlKey(body);
}

/** An account of an organisation that was verified the day it was given. */
export async function verifiedAccount(
  organisationId: string,
  changes: Partial<BankAccount> = {},
): Promise<BankAccount> {
  return db.bankAccount.create({
    data: {
      ...{
        id: randomUUID(),
        organisationId,
        rib: aRib(),
        holder: 'Titulaire',
        ice: '0'.repeat(15),
      },
      ...{ state: 'verified', addedById: await makeAccount(), decidedById: await makeAccount() },
      ...{ addedAt: NOON, decidedAt: NOON, usableFrom: dayFromNoon(0), ...changes },
    },
  });
}

export interface Asked extends Engaged {
  readonly request: ShareRequest;
  /** The account that the share is paid to. */
  readonly account: BankAccount;
  readonly treasury: MemberActor;
}

/** An engagement that waits for its own share of 5 600 DH, asked for, with the account to pay it to. */
export async function askedShare(programme?: OpenProgramme): Promise<Asked> {
  const engaged = await engagementAt('copay-pending', programme ? { programme } : {});
  const { id, ownerId } = engaged.engagement;
  const known = await db.bankAccount.findFirst({ where: { organisationId: ownerId } });
  const account = known ?? (await verifiedAccount(ownerId));
  await inTransaction('tests.ask-share', async (tx) =>
    askShare(tx, system(), await lockEngagement(tx, id, {})),
  );
  const request = await db.shareRequest.findFirstOrThrow({
    where: { subject: `engagement:${id}` },
  });
  const treasury = await makeMember('programme', ['authorising-officer'], ownerId);
  return { ...engaged, request, account, treasury };
}

export interface Entry {
  readonly ref?: string;
  readonly amount: string;
  readonly text?: string;
  readonly endToEnd?: string;
  readonly isReturn?: boolean;
  readonly isDebit?: boolean;
}

/** A statement in CAMT.053 of an account, with these entries. */
export function camtOf(rib: string, entries: readonly Entry[], version = '02'): string {
  const lines = entries.map(
    ({ ref = randomUUID(), amount, text = '', endToEnd = 'NOTPROVIDED', isReturn, isDebit }) => `
    <Ntry><Amt Ccy="MAD">${amount}</Amt><CdtDbtInd>${isDebit ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>2026-11-17</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef>
      <NtryDtls><TxDtls><Refs><EndToEndId>${endToEnd}</EndToEndId></Refs>
        <RltdPties><Dbtr><Nm>Atlas Bois &amp; fils</Nm></Dbtr>
          <DbtrAcct><Id><IBAN>MA64999780000000000000000105</IBAN></Id></DbtrAcct></RltdPties>
        <RmtInf><Ustrd>${text}</Ustrd></RmtInf>${isReturn ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}
      </TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
  <GrpHdr><MsgId>1</MsgId></GrpHdr>
  <Stmt><Id>1</Id><Acct><Id><IBAN>MA64${rib}</IBAN></Id></Acct>${lines.join('')}</Stmt>
</BkToCstmrStmt></Document>`;
}

const encoder = new TextEncoder();
export const fileOf = (text: string, name = 'releve.xml') => ({
  name,
  bytes: encoder.encode(text),
});

/** A statement imported and matched; what became of its lines, in their order. */
export async function bookStatement(treasury: MemberActor, text: string) {
  const imported = await importStatement(treasury, fileOf(text));
  if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported));
  await matchStatement(imported.id, system(treasury.now));
  const lines = await db.bankLine.findMany({
    where: { statementId: imported.id },
    orderBy: { sequence: 'asc' },
  });
  return { ...imported, rows: lines };
}

/** Balances of the cash book of a programme, those with nothing left out. */
export async function cashOf(programmeId: string): Promise<Readonly<Record<string, bigint>>> {
  const rows = await db.ledgerAccount.findMany({
    where: { programmeId, book: 'cash', balance: { not: 0 } },
  });
  return Object.fromEntries(rows.map(({ code, balance }) => [code, balance]));
}
