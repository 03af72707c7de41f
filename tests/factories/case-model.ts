/**
 * What a request for aid and its money may become, written without looking at the rooms' own
 * tables: the pure model that random sequences of clicks are held to.
 */
export type ModelState =
  | 'submitted'
  | 'under-review'
  | 'needs-correction'
  | 'proposed-approve'
  | 'proposed-reject'
  | 'approved'
  | 'rejected'
  | 'waitlisted'
  | 'withdrawn'
  | 'appealed'
  | 'dismissed';

type ModelVoucher = 'issued' | 'active' | 'suspended' | 'cancelled' | 'lapsed' | 'expired';

export interface ModelCase {
  readonly firm: number;
  state: ModelState;
  round: number;
  /** Who proposes in this round, once given. */
  proposer: string | null;
  declared: boolean;
  /** Everybody who ever had a part. */
  readonly parts: Map<string, string>;
  appeal: 'uphold' | 'dismiss' | null;
  acknowledged: boolean;
  corrections: number;
  reserved: bigint;
  voucher: ModelVoucher | null;
  beforeSuspension: ModelVoucher | null;
  committed: bigint;
}

export interface Model {
  available: bigint;
  readonly cases: ModelCase[];
}

export function aModelCase(firm: number): ModelCase {
  return {
    ...{ firm, state: 'submitted', round: 1, proposer: null, declared: false },
    ...{ parts: new Map<string, string>(), appeal: null, acknowledged: false, corrections: 0 },
    ...{ reserved: 0n, voucher: null, beforeSuspension: null, committed: 0n },
  };
}

export const sumOf = (model: Model, what: 'reserved' | 'committed') =>
  model.cases.reduce((total, one) => total + one[what], 0n);

/** Clicks about a case; `who` is an officer's name where one clicks. */
export type Click =
  | { readonly act: 'declare' | 'ask' | 'proposeReject' | 'wait'; readonly who: string }
  | { readonly act: 'proposeApprove'; readonly who: string; readonly amount: bigint }
  | { readonly act: 'confirm' | 'sendBack' | 'decideAppeal'; readonly who: string }
  | { readonly act: 'proposeUphold' | 'proposeDismiss'; readonly who: string }
  | { readonly act: 'correct' | 'withdraw' | 'acknowledge' | 'appeal' }
  | { readonly act: 'accept' | 'giveBack' | 'suspend' | 'resume' };

const OVER: readonly ModelState[] = ['approved', 'rejected', 'withdrawn', 'dismissed'];

/** Whether a click may be carried out at all. What money, groups and clocks add may still refuse it. */
export function mayHappen(one: ModelCase, click: Click): boolean {
  const proposes = (who: string) => one.proposer === who && one.declared;
  const mayDecide = (who: string) => {
    const other = [...one.parts].find(([, part]) => part === `decides ${one.round}`)?.[0];
    if (!who.startsWith('d')) return false;
    const own = one.parts.get(who);
    return own === undefined ? other === undefined : own === `decides ${one.round}`;
  };
  switch (click.act) {
    case 'declare':
      return one.proposer === click.who && !one.declared && !OVER.includes(one.state);
    case 'ask':
      return one.state === 'under-review' && proposes(click.who) && one.corrections < 2;
    case 'proposeApprove':
    case 'proposeReject':
    case 'wait':
      return one.state === 'under-review' && proposes(click.who);
    case 'confirm':
    case 'sendBack':
      return one.state.startsWith('proposed-') && mayDecide(click.who);
    case 'proposeUphold':
    case 'proposeDismiss':
      return one.state === 'appealed' && one.appeal === null && proposes(click.who);
    case 'decideAppeal':
      return one.state === 'appealed' && one.appeal !== null && mayDecide(click.who);
    case 'correct':
      return one.state === 'needs-correction';
    case 'withdraw':
      return !OVER.includes(one.state);
    case 'acknowledge':
      return ['approved', 'rejected', 'dismissed'].includes(one.state);
    case 'appeal':
      return one.state === 'rejected' && one.acknowledged && one.round === 1;
    case 'accept':
      return one.voucher === 'issued' && one.acknowledged;
    case 'giveBack':
      return (one.voucher === 'issued' || one.voucher === 'active') && one.acknowledged;
    case 'suspend':
      return one.voucher === 'issued' || one.voucher === 'active';
    case 'resume':
      return one.voucher === 'suspended';
  }
}

/** What a click that was carried out makes of the model. */
export function carryOut(model: Model, one: ModelCase, click: Click): void {
  switch (click.act) {
    case 'declare':
      one.declared = true;
      return;
    case 'ask':
      one.state = 'needs-correction';
      one.corrections += 1;
      return;
    case 'correct':
      one.state = 'under-review';
      return;
    case 'proposeApprove':
      one.state = 'proposed-approve';
      one.reserved = click.amount;
      model.available -= click.amount;
      return;
    case 'proposeReject':
      one.state = 'proposed-reject';
      return;
    case 'wait':
      one.state = 'waitlisted';
      return;
    case 'confirm':
      one.parts.set(click.who, `decides ${one.round}`);
      if (one.state === 'proposed-approve') {
        one.voucher = 'issued';
        one.committed = one.reserved;
        one.reserved = 0n;
      }
      one.state = one.state === 'proposed-approve' ? 'approved' : 'rejected';
      return;
    case 'sendBack':
      one.parts.set(click.who, `decides ${one.round}`);
      release(model, one);
      one.state = 'under-review';
      return;
    case 'withdraw':
      release(model, one);
      one.state = 'withdrawn';
      return;
    case 'acknowledge':
      one.acknowledged = true;
      return;
    case 'appeal':
      one.state = 'appealed';
      one.round = 2;
      one.proposer = null;
      one.declared = false;
      return;
    case 'proposeUphold':
      one.appeal = 'uphold';
      return;
    case 'proposeDismiss':
      one.appeal = 'dismiss';
      return;
    case 'decideAppeal':
      one.parts.set(click.who, `decides ${one.round}`);
      one.state = one.appeal === 'uphold' ? 'under-review' : 'dismissed';
      return;
    case 'accept':
      one.voucher = 'active';
      return;
    case 'giveBack':
      end(model, one, 'cancelled');
      return;
    case 'suspend':
      one.beforeSuspension = one.voucher;
      one.voucher = 'suspended';
      return;
    case 'resume':
      one.voucher = one.beforeSuspension;
      one.beforeSuspension = null;
  }
}

/** Money of a proposal goes back. */
export function release(model: Model, one: ModelCase): void {
  model.available += one.reserved;
  one.reserved = 0n;
}

/** Money of a voucher goes back. */
export function end(model: Model, one: ModelCase, voucher: ModelVoucher): void {
  model.available += one.committed;
  one.committed = 0n;
  one.voucher = voucher;
}
