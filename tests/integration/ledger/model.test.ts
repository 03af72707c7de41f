import fc from 'fast-check';
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEDGER_CHECKS, LEDGER_REFUSALS } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { at as later } from '../../factories/actors.ts';
import { brokenAmong, makeEnvelope, withClients } from '../../factories/ledger.ts';
import {
  heldIn,
  openBooks,
  postInModel,
  type Books,
  type ModelAccount,
  type ModelTransfer,
} from '../../factories/ledger-model.ts';
import {
  commandsOf,
  fillingOf,
  sequences,
  type Command,
} from '../../factories/ledger-sequences.ts';
import { resetDatabase } from '../../setup/database.ts';

const SEQUENCES = 2_000;
const KEPT = 40;
const MINUTE_MS = 60_000;
const SLOW_MS = 180_000;

/** Plays commands one after another and tells what came of each, and the balances after it. */
const PLAY = `
  CREATE FUNCTION pg_temp.play(p_commands jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE
    command jsonb; answer jsonb; message text; name text; told jsonb := '[]';
  BEGIN
    FOR command IN SELECT * FROM jsonb_array_elements(p_commands) LOOP
      BEGIN
        SELECT jsonb_agg(repeated) INTO answer
        FROM public.post_transfers(command -> 'transfers', (command ->> 'at')::timestamptz);
      EXCEPTION WHEN integrity_constraint_violation THEN
        GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME, message = MESSAGE_TEXT;
        answer := to_jsonb(coalesce(nullif(name, ''), substring(message FROM '"([a-z_]+)"$')));
      END;
      told := told || jsonb_build_object('answer', answer, 'held', (
        SELECT coalesce(jsonb_object_agg(id, jsonb_build_array(balance::text, version)), '{}')
        FROM public.ledger_account
        WHERE version > 0 AND programme_id = ANY (SELECT jsonb_array_elements_text(command -> 'of'))));
    END LOOP;
    RETURN told;
  END $$`;

interface Told {
  readonly answer: readonly boolean[] | string;
  readonly held: Readonly<Record<string, readonly [balance: string, version: number]>>;
}

/** Two envelopes of one programme, of two accounts and of one, and an envelope of another programme. */
async function openAccounts(): Promise<{
  readonly accounts: ReadonlyMap<string, ModelAccount>;
  readonly programmes: readonly string[];
}> {
  const first = await makeEnvelope({ buckets: 2 });
  await makeEnvelope({ programmeId: first.programmeId, region: 'casablanca-settat' });
  const other = await makeEnvelope();
  const programmes = [first.programmeId, other.programmeId];
  const rows = await db.ledgerAccount.findMany({
    where: { programmeId: { in: programmes } },
    orderBy: { id: 'asc' },
  });
  const accounts = rows.map(({ id, code, book, programmeId, envelopeId, bucket }) => {
    const account = { code, book, programme: programmeId, envelope: envelopeId, bucket };
    return [String(id), account as ModelAccount] as const;
  });
  return { accounts: new Map(accounts), programmes };
}

/** As the database takes it: it knows accounts by number, and one that is not there by 0. */
function sendable(transfer: ModelTransfer, prefix: string) {
  const { reference, resolves, from, to, amount, expiresAt } = transfer;
  const numberOf = (name: string) => (name === 'nowhere' ? '0' : name);
  return {
    ...transfer,
    ...{ reference: `${prefix} ${reference}`, from: numberOf(from), to: numberOf(to) },
    ...{ amount: String(amount), resolves: resolves && `${prefix} ${resolves}` },
    expiresAt: expiresAt === undefined ? undefined : later(expiresAt * MINUTE_MS),
  };
}

async function play(
  client: pg.Client,
  commands: readonly Command[],
  { prefix, programmes }: { readonly prefix: string; readonly programmes: readonly string[] },
): Promise<readonly Told[]> {
  const sent = commands.map(({ at, transfers }) => ({
    ...{ at: later(at * MINUTE_MS), of: programmes },
    transfers: transfers.map((transfer) => sendable(transfer, prefix)),
  }));
  const { rows } = await client.query<{ told: Told[] }>({
    name: 'play',
    text: 'SELECT pg_temp.play($1) AS told',
    values: [JSON.stringify(sent)],
  });
  return rows[0]?.told ?? [];
}

/** What the model says of the same commands, held against what the database told. */
function compare(
  before: Books,
  commands: readonly Command[],
  told: readonly Told[],
): { readonly books: Books; readonly accepted: number; readonly refused: ReadonlySet<string> } {
  let books = before;
  let accepted = 0;
  const refused = new Set<string>();
  expect(told).toHaveLength(commands.length);
  for (const [index, { transfers, at }] of commands.entries()) {
    const { answer, held } = told[index] ?? { answer: '', held: {} };
    const outcome = postInModel(books, transfers, at);
    if ('refused' in outcome) {
      expect([...outcome.refused]).toContain(answer);
      refused.add(String(answer));
    } else {
      expect(answer).toEqual(outcome.repeated);
      books = outcome.books;
      accepted += 1;
    }
    const expected = [...books.held.keys()].map((name) => {
      const { balance, version } = heldIn(books, name);
      return [name, [String(balance), version]] as const;
    });
    expect(held).toEqual(Object.fromEntries(expected));
  }
  return { books, accepted, refused };
}

/** New accounts with money in each, and what the model knows of them. */
async function fill(client: pg.Client, prefix: string) {
  const { accounts, programmes } = await openAccounts();
  const filling = fillingOf(accounts);
  const told = await play(client, filling, { prefix, programmes });
  const { books, accepted } = compare(openBooks(accounts), filling, told);
  expect(accepted).toBe(filling.length);
  return { accounts, programmes, books, prefix };
}

function withPlayer(work: (client: pg.Client) => Promise<void>): Promise<void> {
  return withClients(1, async ([client]) => {
    await client?.query(PLAY);
    if (client) await work(client);
  });
}

beforeAll(resetDatabase);

const REFUSALS = Object.keys(LEDGER_REFUSALS);
const OFTEN_ENOUGH = 10;

describe('random posts, held against the model', () => {
  const seen = { accepted: 0, refused: new Map<string, number>(), commands: 0 };

  test(`${String(SEQUENCES)} sequences are answered alike`, { timeout: SLOW_MS }, async () => {
    await withPlayer(async (client) => {
      const { accounts, books, ...where } = await fill(client, 'rolled back');
      await fc.assert(
        fc.asyncProperty(sequences, async (steps) => {
          const commands = commandsOf(accounts, steps);
          await client.query('BEGIN');
          const told = await play(client, commands, where).finally(() => client.query('ROLLBACK'));
          const { accepted, refused } = compare(books, commands, told);
          seen.accepted += accepted;
          seen.commands += commands.length;
          for (const name of refused) seen.refused.set(name, (seen.refused.get(name) ?? 0) + 1);
        }),
        { numRuns: SEQUENCES },
      );
    });
    // Sequences that are all refused, or never, or always for the same, would prove little.
    expect(seen.accepted / seen.commands).toBeGreaterThan(0.3);
    expect(seen.accepted / seen.commands).toBeLessThan(0.9);
    for (const name of REFUSALS)
      expect([name, (seen.refused.get(name) ?? 0) >= OFTEN_ENOUGH]).toEqual([name, true]);
  });

  test('what is kept of them is sound', { timeout: SLOW_MS }, async () => {
    let turn = 0;
    await withPlayer((client) =>
      fc.assert(
        fc.asyncProperty(sequences, async (steps) => {
          const { accounts, books, ...where } = await fill(client, `kept ${String((turn += 1))}`);
          const commands = commandsOf(accounts, steps);
          compare(books, commands, await play(client, commands, where));
        }),
        { numRuns: KEPT, endOnFailure: true },
      ),
    );
    expect(await db.ledgerTransfer.count()).toBeGreaterThan(KEPT);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });
});
