import type pg from 'pg';

export interface Answer {
  /** 0 when no answer came. */
  readonly status: number;
  readonly location: string;
}

/** A firm's request that was sent; times in milliseconds of one clock. */
export interface Sent extends Answer {
  readonly id: string;
  readonly dueAt: number;
  readonly sentAt: number;
  readonly answeredAt: number;
}

interface Outcome {
  readonly sent: readonly Sent[];
  /** Seconds the firms had, and what it took until the last was answered. */
  readonly due: number;
  readonly seconds: number;
  /** Processor seconds of the web server meanwhile. */
  readonly processor: number;
  /** Approvals carried out meanwhile, of those that waited. */
  readonly decided: number;
  readonly approvals: number;
}

/** Prints what an opening day came to. Returns whether nothing was lost, refused or broken. */
export async function reportOpening(client: pg.Client, outcome: Outcome): Promise<boolean> {
  const { sent, due, seconds, processor, decided, approvals } = outcome;
  const fine = sent.filter(({ status, location }) => status === 303 && location.includes('?sent'));
  const errors = ((sent.length - fine.length) / sent.length) * 100;
  say(
    `answered in ${seconds.toFixed(1)} s (due in ${due} s): ${(sent.length / seconds).toFixed(0)} a second; ` +
      `web server ${((processor * 1000) / sent.length).toFixed(1)} ms of processor each`,
  );
  say(
    `accepted ${fine.length} of ${sent.length}, error rate ${errors.toFixed(2)} %${statusesOf(sent)}`,
  );
  say(`ms from due to answered: ${spread(sent.map((one) => one.answeredAt - one.dueAt))}`);
  say(`approvals meanwhile: ${decided} of ${approvals}`);
  const areReceiptsFine = await reportReceipts(client, sent, fine);
  const areBooksFine = await reportBooks(client);
  return fine.length === sent.length && areReceiptsFine && areBooksFine;
}

function statusesOf(sent: readonly Sent[]): string {
  const others = [...Map.groupBy(sent, ({ status }) => status)].filter(([code]) => code !== 303);
  const told = others.map(([code, all]) => `${all.length} × ${code || 'no answer'}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? NaN).toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}`;
}

/** Numbers are unique, none that was promised is missing, and who was answered first comes first. */
async function reportReceipts(
  client: pg.Client,
  sent: readonly Sent[],
  fine: readonly Sent[],
): Promise<boolean> {
  const { rows } = await client.query<{ id: string; number: number }>(
    `SELECT id, number FROM aid_application WHERE id LIKE 'opening-draft-%' AND number IS NOT NULL`,
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const lost = fine.filter(({ id }) => !numbers.has(id)).length;
  const twice = rows.length - new Set(numbers.values()).size;
  const unordered = countUnordered(sent, numbers);
  say(
    `receipts ${rows.length}: lost ${lost}, given twice ${twice}, ` +
      `before somebody answered earlier ${unordered}`,
  );
  return lost === 0 && twice === 0 && unordered === 0;
}

/** Requests with a smaller number than one that was answered before they were sent. */
function countUnordered(sent: readonly Sent[], numbers: ReadonlyMap<string, number>): number {
  const known = sent.filter(({ id }) => numbers.has(id));
  const answered = [...known].sort((one, other) => one.answeredAt - other.answeredAt);
  let [next, highest, unordered] = [0, 0, 0];
  for (const one of [...known].sort((a, b) => a.sentAt - b.sentAt)) {
    for (let past = answered[next]; past && past.answeredAt < one.sentAt; past = answered[next]) {
      highest = Math.max(highest, numbers.get(past.id) ?? 0);
      next += 1;
    }
    if ((numbers.get(one.id) ?? 0) < highest) unordered += 1;
  }
  return unordered;
}

async function reportBooks(client: pg.Client): Promise<boolean> {
  const { CASE_CHECKS } = await import('#domain/cases/index.server.ts');
  const { runChecks } = await import('#domain/ledger/index.server.ts');
  let broken = 0;
  for await (const found of runChecks(CASE_CHECKS)) {
    broken += found.broken;
    if (found.broken > 0) say(`BROKEN ${found.code}: ${found.broken} of ${found.looked}`);
  }
  const { rows } = await client.query<{ code: string; sum: string }>(
    `SELECT code, sum(balance) AS sum FROM ledger_account WHERE book = 'budget'
     GROUP BY code HAVING sum(balance) <> 0 ORDER BY code`,
  );
  const total = rows.reduce((sum, row) => sum + BigInt(row.sum), 0n);
  say(
    `books in centimes: ${rows.map(({ code, sum }) => `${code} ${sum}`).join(', ')}; Σ ${total}; ` +
      `checks broken: ${broken}`,
  );
  return broken === 0 && total === 0n;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
