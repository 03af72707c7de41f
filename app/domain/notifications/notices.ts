import {
  NOTIFICATION_KINDS,
  type MessageParams,
  type NotificationKind,
} from '#domain/kernel/index.server.ts';
import type { Notice } from '#emails/notification.ts';
import { RHYTHMS, DEFAULT_PREFERENCES, type Preferences } from './schedule.ts';

/** What concerns the safety of an account: told at once, at any hour. */
const SECURITY: ReadonlySet<NotificationKind> = new Set(['security-changed', 'new-session']);

export function isSecurityKind(kind: NotificationKind): boolean {
  return SECURITY.has(kind);
}

interface NoticeRow {
  readonly kind: string;
  readonly params: unknown;
  readonly path: string | null;
}

/** A stored line as a notice; null for a kind that this version has no text for. */
export function noticeOf({ kind, params, path }: NoticeRow): Notice | null {
  const known = NOTIFICATION_KINDS.find((one) => one === kind);
  return known === undefined ? null : { kind: known, params: paramsOf(params), path };
}

function paramsOf(value: unknown): MessageParams {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

/** What a person chose, or the defaults for whoever chose nothing. */
export function preferencesOf(
  row: {
    readonly rhythm: string | null;
    readonly quietFrom: number | null;
    readonly quietTo: number | null;
  } | null,
): Preferences {
  const rhythm = RHYTHMS.find((known) => known === row?.rhythm) ?? DEFAULT_PREFERENCES.rhythm;
  return {
    rhythm,
    quietFrom: row?.quietFrom ?? DEFAULT_PREFERENCES.quietFrom,
    quietTo: row?.quietTo ?? DEFAULT_PREFERENCES.quietTo,
  };
}
