import type { ServiceLevel } from '#domain/programmes/schema.ts';
import type { ApplicationEvent } from '../transitions.ts';

/** Who has the ball while a clock runs. */
export const HOLDERS = ['applicant', 'provider', 'proposes', 'decides', 'programme'] as const;
export type Holder = (typeof HOLDERS)[number];

interface Kind {
  readonly holder: Holder;
  readonly unit: 'working' | 'calendar';
  /** Days: of the programme's service levels, or fixed. */
  readonly days: ServiceLevel | number;
  /** Days before its end at which its holder is reminded. */
  readonly remind: readonly number[];
}

/** Every deadline of a case (cases and money §1). */
export const CLOCKS = {
  /** A draft is kept so long. */
  draft: { holder: 'applicant', unit: 'calendar', days: 90, remind: [14] },
  assign: { holder: 'programme', unit: 'working', days: 'assign', remind: [] },
  propose: { holder: 'proposes', unit: 'working', days: 'propose', remind: [2] },
  decide: { holder: 'decides', unit: 'working', days: 'decide', remind: [1] },
  correct: { holder: 'applicant', unit: 'working', days: 'correct', remind: [5, 2] },
  /** A decision waits to be opened; refusals are recalled as approvals are. */
  open: { holder: 'applicant', unit: 'working', days: 20, remind: [10, 3] },
  /** From the day the decision was opened. */
  appeal: { holder: 'applicant', unit: 'calendar', days: 'appealDays', remind: [14] },
  'answer-appeal': { holder: 'programme', unit: 'working', days: 20, remind: [5] },
  /** The firm accepts the terms of its voucher. */
  accept: { holder: 'applicant', unit: 'working', days: 'accept', remind: [10, 3] },
  /** The voucher is used. */
  use: { holder: 'applicant', unit: 'calendar', days: 'voucherDays', remind: [60, 30, 14, 3] },
  /** The firm answers what it is reproached with. */
  hearing: { holder: 'applicant', unit: 'working', days: 10, remind: [3] },
  accredit: { holder: 'programme', unit: 'working', days: 10, remind: [2] },
} as const satisfies Readonly<Record<string, Kind>>;
export type ClockCode = keyof typeof CLOCKS;
export const CLOCK_CODES = Object.keys(CLOCKS) as readonly ClockCode[];

interface Effect {
  readonly start?: readonly ClockCode[];
  readonly pause?: readonly ClockCode[];
  readonly resume?: readonly ClockCode[];
  /** `all` ends every clock of the request that has not ended. */
  readonly end?: readonly ClockCode[] | 'all';
}

/** What an event does to the clocks of a request. */
export const EFFECTS: Readonly<Record<ApplicationEvent, Effect>> = {
  submit: { end: ['draft'], start: ['assign'] },
  assign: { end: ['assign'], start: ['propose'] },
  'ask-correction': { pause: ['propose'], start: ['correct'] },
  /** After a lapse there is no clock to go on: the officer gets a new one. */
  correct: { end: ['correct'], resume: ['propose'] },
  lapse: { end: 'all' },
  reopen: { start: ['correct'] },
  'propose-approve': { end: ['propose'], start: ['decide'] },
  'propose-reject': { end: ['propose'], start: ['decide'] },
  approve: { end: ['decide'], start: ['open'] },
  reject: { end: ['decide'], start: ['open'] },
  'send-back': { end: ['decide'], start: ['propose'] },
  'let-go': { end: ['decide'], start: ['propose'] },
  wait: { end: ['propose'] },
  promote: { start: ['propose'] },
  withdraw: { end: 'all' },
  appeal: { end: ['appeal', 'open'], start: ['answer-appeal'] },
  uphold: { end: ['answer-appeal'], start: ['propose'] },
  dismiss: { end: ['answer-appeal'], start: ['open'] },
  revoke: { end: 'all' },
};
