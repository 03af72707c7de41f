import { renderDecisionLetterPdf } from '#documents/decision-letter.server.ts';
import { renderReceiptPdf } from '#documents/receipt.server.ts';
import { listFirms } from '#domain/accounts/index.server.ts';
import { findEntryCode } from '#domain/audit/index.server.ts';
import {
  cents,
  civilDateOf,
  contentHash,
  DomainError,
  groupIce,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { DOCUMENTS } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { decidedLast, type NoticedState } from '../applications/acknowledge-state.server.ts';
import { snapshotOf } from '../applications/snapshot.ts';
import { contentOf } from '../content.ts';
import { letterLang } from '../decisions/reasons.ts';
import { receiptOf } from '../receipt.ts';
import { caseStream, versionOf } from '../records.server.ts';
import { getOwnApplication } from '../scope.server.ts';
import type { ApplicationEvent } from '../transitions.ts';
import { openedDecision } from './letters-decision.server.ts';
import { categoryWord, type TextLang } from './own-case-words.ts';

export interface PaperRequest {
  readonly lang: TextLang;
  /** True when the site runs on demonstration data: the page says so. */
  readonly demo: boolean;
  /** Address of the site, that the square leads to. */
  readonly origin: string;
}

export interface Paper {
  /** `RQ-2026-000123`. */
  readonly number: string;
  readonly pdf: Uint8Array;
}

/**
 * The receipt of a request as a PDF: what was sent, when, its fingerprint, and where that is checked.
 * Throws `cases.not-found`, for a draft too.
 */
export async function renderOwnReceipt(
  actor: MemberActor,
  id: string,
  { lang, demo, origin }: PaperRequest,
): Promise<Paper> {
  const application = await getOwnApplication(db, actor, id);
  const { number, submittedAt } = numberOf(application);
  const [about, record] = await Promise.all([
    aboutFirm(application, lang),
    recordOf(id, 'submit', origin),
  ]);
  const snapshot = snapshotOf(application.snapshot);
  const content = contentOf(application.content);
  const isAsSent = contentHash(content) === snapshot?.contentHash;
  const codes = new Set(snapshot?.documents.map(({ code }) => code));
  const pdf = await renderReceiptPdf({
    ...{ language: lang, number, record },
    ...{ programme: about.programme, firm: about.firm, ice: about.ice },
    ...(isAsSent ? projectOf(application, lang) : UNTOLD),
    sentAt: submittedAt,
    papers: DOCUMENTS.filter((code) => codes.has(code)),
    hash: contentHash(application.snapshot),
    demo: demo || about.isDemo,
  });
  return { number, pdf };
}

const UNTOLD = { title: null, category: null, cost: null, asked: null } as const;

function projectOf({ content, asked }: AidApplication, lang: TextLang) {
  const { title, category, cost } = contentOf(content);
  return {
    title,
    category: category === null ? null : categoryWord(category, lang),
    cost: cost === null ? null : cents(BigInt(cost)),
    asked: asked === null ? null : cents(asked),
  };
}

const EVENTS = {
  approved: 'approve',
  rejected: 'reject',
  dismissed: 'dismiss',
  revoked: 'revoke',
} as const satisfies Readonly<Partial<Record<NoticedState, ApplicationEvent>>>;

function isLetter(state: NoticedState): state is keyof typeof EVENTS {
  return state in EVENTS;
}

/**
 * The letter of the decision on a request as a PDF, in the language the firm asked in. Throws
 * `cases.not-found`, also while the decision was not opened and for what has no letter.
 */
export async function renderOwnLetter(
  actor: MemberActor,
  id: string,
  { demo, origin }: Omit<PaperRequest, 'lang'>,
): Promise<Paper> {
  const application = await getOwnApplication(db, actor, id);
  const { number, submittedAt } = numberOf(application);
  const decided = await decidedLast(db, application);
  if (!decided?.isOpened || !isLetter(decided.state)) throw new DomainError('cases.not-found');
  const language = letterLang(application.language);
  const [about, opened, record] = await Promise.all([
    aboutFirm(application, language),
    openedDecision(db, application, decided, language),
    recordOf(id, EVENTS[decided.state], origin),
  ]);
  const { amount, reasons, note, grounds, appealUntil } = opened;
  const pdf = await renderDecisionLetterPdf({
    ...{ language, number, amount, reasons, appealUntil, record, outcome: decided.state },
    ...{ programme: about.programme, owner: about.owner, firm: about.firm, ice: about.ice },
    title: contentOf(application.content).title,
    note: grounds ?? note,
    sentOn: civilDateOf(submittedAt),
    decidedOn: civilDateOf(decided.at),
    demo: demo || about.isDemo,
  });
  return { number, pdf };
}

function numberOf({ number, submittedAt }: AidApplication) {
  if (number === null || submittedAt === null) throw new DomainError('cases.not-found');
  return { number: receiptOf(number, submittedAt), submittedAt };
}

async function aboutFirm(application: AidApplication, lang: TextLang) {
  const { organisationId, isDemo } = application;
  const [{ content }, firms] = await Promise.all([
    versionOf(db, application),
    listFirms(db, [organisationId]),
  ]);
  const firm = firms.get(organisationId);
  return {
    programme: content.name[lang],
    owner: content.owner[lang],
    firm: (lang === 'ar' ? firm?.nameArabic : null) ?? firm?.name ?? '',
    ice: firm?.ice ? groupIce(firm.ice) : null,
    isDemo: isDemo || content.demo,
  };
}

/** Where anybody checks that something happened to a request. */
async function recordOf(id: string, event: ApplicationEvent, origin: string) {
  const code = await findEntryCode(db, caseStream(id), `cases.${event}`);
  return code === null ? null : { code, address: `${origin}/v/${code}` };
}
