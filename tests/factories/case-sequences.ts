import fc from 'fast-check';
import { expect } from 'vitest';
import { CASE_CHECKS } from '#domain/cases/checks.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { resetDatabase } from '../setup/database.ts';
import { at } from './actors.ts';
import {
  aModelCase,
  carryOut,
  end,
  mayHappen,
  release,
  sumOf,
  type Click,
  type Model,
} from './case-model.ts';
import { makeCaseWorld, type CaseWorld } from './case-world.ts';

/** Sequences of one file; more with RAQMANA_SEQUENCES. */
const SEQUENCES = Number(process.env['RAQMANA_SEQUENCES'] ?? 500);
const AID = 400_000n;
/** Money for one and a half. */
const FUNDED = 600_000n;

/** Refusals that come from money, linked firms or time, which the model does not follow. */
const SITUATIONS = new Set([
  ...([
    'cases.no-money',
    'cases.over-ceiling',
    'cases.voucher-live',
    'cases.already-open',
  ] as const),
  ...([
    'cases.not-eligible',
    'cases.nothing-left',
    'cases.amount-over',
    'cases.amount-under',
  ] as const),
  ...(['cases.reservation-ended', 'cases.voucher-over', 'cases.money-there'] as const),
]);

type Command =
  | { readonly kind: 'send'; readonly firm: number; readonly shop: boolean }
  | { readonly kind: 'give' | 'days' | 'promote' }
  | {
      readonly kind: 'click';
      readonly place: number;
      readonly act: Click['act'];
      readonly who: number;
    }
  /** One of the clicks that the model thinks possible. */
  | { readonly kind: 'sensible'; readonly place: number; readonly pick: number };

const OFFICERS = ['p0', 'p1', 'd0', 'd1'] as const;
const ACTS: readonly Click['act'][] = [
  ...(['declare', 'ask', 'correct', 'proposeApprove', 'proposeApprove', 'proposeReject'] as const),
  ...(['confirm', 'confirm', 'sendBack', 'withdraw', 'acknowledge', 'appeal', 'wait'] as const),
  ...(['proposeUphold', 'proposeDismiss', 'decideAppeal'] as const),
  ...(['accept', 'giveBack', 'suspend', 'resume'] as const),
];

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      firm: fc.nat(2),
      shop: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('give' as const, 'give' as const, 'days' as const, 'promote' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ kind: fc.constant('click' as const), place: fc.nat(3) },
      ...{ act: fc.constantFrom(...ACTS), who: fc.nat(3) },
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ kind: fc.constant('sensible' as const), place: fc.nat(3), pick: fc.nat(999) },
    }),
  },
);

/**
 * Random clicks of firms and officers on the real use-cases, each followed by a pure model: states
 * and money are the model's after every one, a refusal leaves nothing, and at the end of each
 * sequence every invariant holds.
 */
export async function tryClicks(seed: number): Promise<void> {
  let done = 0;
  let carried = 0;
  const reached = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 15, maxLength: 40 }), async (commands) => {
      if (done % 10 === 0) await resetDatabase();
      done += 1;
      const run = new Sequence(await makeCaseWorld({ funded: FUNDED }));
      for (const one of commands) {
        const did = await run.step(one);
        // Nothing was asked of the application: all stands as it was last compared.
        if (did === null) continue;
        carried += did;
        await run.compare(one);
      }
      for (const { state, voucher } of run.model.cases)
        for (const what of [state, `voucher ${voucher ?? 'none'}`])
          reached.set(what, (reached.get(what) ?? 0) + 1);
      for await (const { code, broken, examples } of runChecks(CASE_CHECKS))
        expect({ code, broken, examples }).toEqual({ code, broken: 0, examples: [] });
    }),
    { numRuns: SEQUENCES, seed, endOnFailure: true },
  );
  for (const what of ['approved', 'rejected', 'withdrawn'])
    expect(reached.get(what) ?? 0, what).toBeGreaterThan(0);
  expect(carried, 'the clicks of these sequences did something').toBeGreaterThan(SEQUENCES * 3);
}

const clickOf = (act: Click['act'], who: string) => ({ act, who, amount: AID }) as Click;

class Sequence {
  readonly world: CaseWorld;
  readonly model: Model = { available: FUNDED, cases: [] };
  readonly ids: string[] = [];
  now = at(0);
  /** All that is stored, where a click that was refused left it. */
  private left: string | null = null;

  constructor(world: CaseWorld) {
    this.world = world;
  }

  /** Carries a command out on both sides; returns 1 when something was done, null when none was tried. */
  async step(one: Command): Promise<number | null> {
    if (one.kind !== 'click' && one.kind !== 'sensible') this.left = null;
    if (one.kind === 'click')
      return this.click(one.place, { act: one.act, who: OFFICERS[one.who] ?? 'p0' });
    if (one.kind === 'sensible') return this.sensible(one.place, one.pick);
    if (one.kind === 'send') return this.send(one.firm, one.shop ? 'SHOP' : 'WEB');
    if (one.kind === 'give') return this.give();
    if (one.kind === 'promote') return this.promote();
    return this.passDays();
  }

  private async send(firm: number, category: string): Promise<number | null> {
    if (this.ids.length === 4) return null;
    const sent = await this.world.send(firm, category, this.now);
    if (sent === null) return 0;
    this.ids.push(sent);
    this.model.cases.push(aModelCase(firm));
    return 1;
  }

  private async give(): Promise<number> {
    await this.world.assign(this.now);
    const proposer = await this.world.proposers(this.ids);
    for (const [place, one] of this.model.cases.entries()) {
      const holder = proposer(this.ids[place] ?? '', one.round);
      if (holder === null || holder === one.proposer) continue;
      expect(one.parts.has(holder), 'nobody gets a case they had a part in').toBe(false);
      one.parts.set(holder, `proposes ${one.round}`);
      one.proposer = holder;
      if (one.state === 'submitted') one.state = 'under-review';
    }
    return 1;
  }

  private async promote(): Promise<number> {
    await this.world.promote(this.now);
    await this.follow(['waitlisted'], 'under-review', () => undefined);
    return 1;
  }

  /** A fortnight and a weekend later: reservations run out, vouchers nobody accepted lapse. */
  private async passDays(): Promise<number> {
    this.now = new Date(this.now.getTime() + 17 * 86_400_000);
    await this.world.clocks(this.now);
    await this.follow(['proposed-approve'], 'under-review', (place) => {
      const one = this.model.cases[place];
      if (one) release(this.model, one);
    });
    const vouchers = await this.world.voucherStates(this.ids);
    for (const [place, one] of this.model.cases.entries()) {
      const voucher = vouchers[place];
      if (one.voucher === 'issued' && voucher === 'lapsed') end(this.model, one, 'lapsed');
      if (one.voucher === 'active' && voucher === 'expired') end(this.model, one, 'expired');
    }
    return 1;
  }

  private async follow(from: readonly string[], to: string, then: (place: number) => void) {
    const states = await this.world.states(this.ids);
    for (const [place, one] of this.model.cases.entries()) {
      if (!from.includes(one.state) || states[place] !== to) continue;
      one.state = 'under-review';
      then(place);
    }
  }

  private async sensible(place: number, pick: number): Promise<number | null> {
    const one = this.model.cases[place];
    const possible = ACTS.flatMap((act) => OFFICERS.map((who) => ({ act, who }))).filter(
      ({ act, who }) =>
        one && mayHappen(one, clickOf(act, who)) && (act !== 'withdraw' || pick % 8 === 0),
    );
    const chosen = possible[pick % Math.max(1, possible.length)];
    return chosen ? this.click(place, chosen) : null;
  }

  private async click(
    place: number,
    { act, who }: { readonly act: Click['act']; readonly who: string },
  ): Promise<number | null> {
    const [one, id] = [this.model.cases[place], this.ids[place]];
    if (!one || id === undefined) return null;
    const click = clickOf(act, who);
    const before = this.left ?? (await this.world.digest());
    this.left = null;
    const refused = await this.world.act(id, click, this.now);
    if (refused === null && mayHappen(one, click)) {
      carryOut(this.model, one, click);
      return 1;
    }
    // The same decision again is answered as the first time, and changes nothing either.
    const what = refused === null ? `${act} by ${who} in ${one.state}` : `${act}: ${refused}`;
    expect(await this.world.digest(), `${what}, left something`).toBe(before);
    this.left = before;
    if (refused !== null && mayHappen(one, click))
      expect([...SITUATIONS], `${act} in ${one.state}`).toContain(refused);
    return 0;
  }

  /** Money and states are those of the model. */
  async compare(one: Command): Promise<void> {
    const said = JSON.stringify(one);
    const { balances, states } = await this.world.stand(this.ids);
    expect(balances, said).toEqual({
      available: this.model.available,
      reserved: sumOf(this.model, 'reserved'),
      committed: sumOf(this.model, 'committed'),
    });
    expect(states, said).toEqual(this.model.cases.map(({ state }) => state));
  }
}
