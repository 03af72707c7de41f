import {
  listClientAssessments,
  listFirmAssessments,
  renderReport,
  type ContentLang,
} from '#domain/assessment/index.server.ts';
import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { fileStore, type FileStore } from '#platform/stored-files.ts';
import { getOwnApplication } from '../scope.server.ts';
import { addDocument } from './add-document.server.ts';

/** Code of the paper that the platform makes itself. */
export const REPORT = 'assessment-report';

interface ReportOptions {
  readonly lang: ContentLang;
  /** True when the site runs on demonstration data: every page says so. */
  readonly demo: boolean;
  /** Address of the site. */
  readonly origin: string;
}

/**
 * Joins the report of the firm's last completed assessment to a request, as the platform prints it,
 * once per form. Throws `cases.not-found`, `cases.no-report` when there is no assessment the actor
 * may open, and what `addDocument` refuses.
 */
export async function attachReport(
  actor: MemberActor,
  applicationId: string,
  options: ReportOptions,
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  const { organisationId } = await getOwnApplication(db, actor, applicationId);
  const latest = await findLatest(actor, organisationId, options.lang);
  if (latest === null) throw new DomainError('cases.no-report');
  const bytes = await renderReport(actor, { ...options, id: latest.id });
  const target = { applicationId, code: REPORT };
  const file = { name: `${REPORT}.pdf`, bytes };
  const issuedOn = civilDateOf(latest.completedAt);
  await addDocument(actor, target, { issuedOn, validUntil: null, file }, intentId, store);
}

async function findLatest(
  actor: MemberActor,
  organisationId: string,
  lang: ContentLang,
): Promise<{ readonly id: string; readonly completedAt: Date } | null> {
  const all =
    actor.person.seat.kind === 'sme'
      ? await listFirmAssessments(actor, lang)
      : ((await listClientAssessments(actor, organisationId)) ?? []);
  return all
    .flatMap(({ id, completedAt }) => (completedAt === null ? [] : [{ id, completedAt }]))
    .reduce<{ id: string; completedAt: Date } | null>(
      (last, one) => (last === null || one.completedAt > last.completedAt ? one : last),
      null,
    );
}
