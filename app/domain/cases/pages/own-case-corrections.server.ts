import {
  civilDateOf,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { DOCUMENTS } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { correctableField } from '../applications/correct-form.ts';
import { CORRECTION_REASONS, type CorrectableField, type CorrectionReason } from '../codes.ts';
import { contentOf } from '../content.ts';
import { listPapers, type PaperKind } from '../documents/list-papers.server.ts';
import { paperOf } from '../officers/ask-correction-form.ts';
import { receiptOf } from '../receipt.ts';
import { versionOf } from '../records.server.ts';
import { canApply, getOwnApplication } from '../scope.server.ts';
import { ownFirmName } from './own-case-firm.server.ts';
import { categoryWord, type TextLang } from './own-case-words.ts';

/** Why something is asked for again, and the officer's words. */
interface Why {
  readonly reason: CorrectionReason;
  readonly note: string;
}

export interface AskedField extends Why {
  readonly field: CorrectableField;
  /** What stands there now; amounts in centimes. */
  readonly value: string;
}

export interface AskedPaper extends Why {
  readonly code: (typeof DOCUMENTS)[number];
  readonly hasEnd: boolean;
  /** When one was joined since it was asked; null while none was. */
  readonly replacedAt: Date | null;
  /** Given before and not joined: they may be used. */
  readonly reusable: readonly { readonly documentId: string; readonly fileName: string }[];
}

export interface OwnCorrections {
  readonly id: string;
  readonly number: string | null;
  readonly stamp: number;
  readonly onBehalfOf: string | null;
  /** `lapsed`: it may be taken up again until `until`. */
  readonly standing: 'open' | 'lapsed' | 'none';
  readonly until: CivilDate | null;
  readonly mayAnswer: boolean;
  readonly fields: readonly AskedField[];
  readonly papers: readonly AskedPaper[];
  /** Categories the programme pays for. */
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly today: CivilDate;
}

/** What an officer asks the firm to correct in its request. Throws `cases.not-found`. */
export async function getOwnCorrections(
  actor: MemberActor,
  id: string,
  lang: TextLang,
): Promise<OwnCorrections> {
  const application = await getOwnApplication(db, actor, id);
  const { organisationId, number, submittedAt, stamp } = application;
  const today = civilDateOf(actor.now);
  const { content: programme } = await versionOf(db, application);
  const { documents } = programme;
  const [asked, joined, kinds, clock, onBehalfOf] = await Promise.all([
    db.caseCorrection.findMany({
      where: { applicationId: id, answeredAt: null },
      orderBy: [{ round: 'asc' }, { field: 'asc' }],
    }),
    db.caseDocument.findMany({ where: { applicationId: id }, orderBy: { joinedAt: 'asc' } }),
    listPapers(db, { applicationId: id, organisationId, documents, today }),
    db.caseClock.findFirst({ where: { applicationId: id, code: 'correct', endedAt: null } }),
    ownFirmName(db, actor, application),
  ]);
  const standing = standingOf(application, today);
  const content: Readonly<Record<string, unknown>> = contentOf(application.content);
  return {
    ...{ id, stamp, onBehalfOf, standing, today, mayAnswer: canApply(actor) },
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : null,
    until: standing === 'lapsed' ? day(application.reopenUntil) : day(clock?.dueOn ?? null),
    fields: asked.flatMap((row): AskedField[] => {
      const field = correctableField(row.field);
      if (field === null) return [];
      const value = content[field];
      return [{ field, ...whyOf(row), value: typeof value === 'string' ? value : '' }];
    }),
    papers: asked.flatMap((row): AskedPaper[] => {
      const code = DOCUMENTS.find((one) => one === paperOf(row.field));
      if (code === undefined) return [];
      const since = joined.filter((one) => one.code === code && one.joinedAt > row.askedAt);
      const replacedAt = since.at(-1)?.joinedAt ?? null;
      return [{ code, ...whyOf(row), replacedAt, ...kindOf(kinds, code) }];
    }),
    categories: programme.categories.map((code) => ({ code, name: categoryWord(code, lang) })),
  };
}

const day = (date: Date | null) => date && dayOf(date);

function standingOf(
  { state, number, reopenUntil }: AidApplication,
  today: CivilDate,
): OwnCorrections['standing'] {
  if (state === 'needs-correction') return 'open';
  const lasts = reopenUntil !== null && today <= dayOf(reopenUntil);
  return state === 'lapsed' && number !== null && lasts ? 'lapsed' : 'none';
}

function whyOf({ reason, note }: { readonly reason: string; readonly note: string }): Why {
  return { reason: CORRECTION_REASONS.find((one) => one === reason) ?? 'incorrect', note };
}

function kindOf(kinds: readonly PaperKind[], code: string) {
  const kind = kinds.find((one) => one.code === code);
  return {
    hasEnd: kind?.hasEnd ?? false,
    reusable: (kind?.reusable ?? []).map(({ documentId, fileName }) => ({ documentId, fileName })),
  };
}
