export {
  appendAudit,
  appendAudits,
  type AuditActor,
  type AuditEvent,
} from './append-entry.server.ts';
export { readCode } from './entry-code.ts';
export { findEntryCode } from './find-entry-code.server.ts';
export { findRecord, type PublicRecord } from './find-record.server.ts';
export { getReceipt } from './get-receipt.server.ts';
export { listRoots, publishedRootsSchema } from './list-roots.server.ts';
export { listTrail } from './list-trail.server.ts';
export { accountStream, organisationStream } from './policy.ts';
export type { Receipt } from './receipt.ts';
export { readDay } from './sealing-day.ts';
export { sealDays } from './seal-days.server.ts';
export { timestampRoots } from './timestamp-roots.server.ts';
export { verifyReceipt, type Verdict } from './verify-receipt.server.ts';
export { verifyTrail, type Break, type TrailCounts } from './verify-trail.server.ts';
export { listEntriesOfPerson } from './list-entries-of-person.server.ts';
export { listEntriesOnBehalf, type EntryOnBehalf } from './list-entries-on-behalf.server.ts';
export { AUDIT_ENTRIES } from './entries-view.server.ts';
export { verifyStream } from './verify-stream.server.ts';
