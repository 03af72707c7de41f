export { appendAudit, type AuditActor, type AuditEvent } from './append-entry.server.ts';
