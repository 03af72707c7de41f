import { PARTIES, type ApplicationEvent, type Party } from '../transitions.ts';

/**
 * What happened, as the firm reads it. `proposed` and `sent-back` stand for what officers do among
 * themselves: which way they lean is theirs until it is decided.
 */
export type TimelineWhat =
  | Exclude<ApplicationEvent, 'propose-approve' | 'propose-reject' | 'send-back' | 'let-go'>
  | 'proposed'
  | 'sent-back'
  | 'decided'
  | 'opened';

export interface TimelineLine {
  readonly what: TimelineWhat;
  /**
   * In which part: officers are never named, and `advisor` acts under a mandate. Null for what came back from a decision: by whom would
   * tell which way the proposal leaned.
   */
  readonly by: Party | 'advisor' | null;
  readonly at: Date;
}

export interface StoredEvent {
  readonly sequence: number;
  readonly event: ApplicationEvent;
  readonly part: string;
  readonly at: Date;
}

const AMONG_OFFICERS = {
  'propose-approve': 'proposed',
  'propose-reject': 'proposed',
  'send-back': 'sent-back',
  'let-go': 'sent-back',
} as const satisfies Readonly<Partial<Record<ApplicationEvent, TimelineWhat>>>;

function isAmongOfficers(event: ApplicationEvent): event is keyof typeof AMONG_OFFICERS {
  return event in AMONG_OFFICERS;
}

/**
 * The history of a request for the firm, newest first. A decision it has not opened is told as
 * "decided"; `closed` is the number of that event, null when there is none.
 */
export function timelineOf(
  events: readonly StoredEvent[],
  { closed, openedAt }: { readonly closed: number | null; readonly openedAt: Date | null },
): readonly TimelineLine[] {
  const lines = events.map(({ sequence, event, part, at }): TimelineLine => {
    const what = sequence === closed ? 'decided' : whatOf(event);
    const by = part === 'advisor' ? part : (PARTIES.find((one) => one === part) ?? 'system');
    return { what, by: what === 'sent-back' ? null : by, at };
  });
  const opened: readonly TimelineLine[] =
    openedAt === null ? [] : [{ what: 'opened', by: 'applicant', at: openedAt }];
  // What happened at one instant stays in its order.
  return [...opened, ...lines.reverse()].sort((one, other) => Number(other.at) - Number(one.at));
}

function whatOf(event: ApplicationEvent): TimelineWhat {
  return isAmongOfficers(event) ? AMONG_OFFICERS[event] : event;
}
