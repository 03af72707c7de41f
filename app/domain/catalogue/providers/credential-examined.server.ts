import { listFirms, type FirmFacts } from '#domain/accounts/index.server.ts';
import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { isCertificateState, type CertificateState } from '../certification/certificate.ts';
import { hasConflict } from '../certification/dossier-records.server.ts';
import { provinceName, type NameLang } from '../names.ts';
import { canExaminePapers } from './credential-policy.ts';
import { walletOf, type WalletPaper } from './wallet-view.server.ts';

/** A paper as its examiner sees it. */
export interface ExaminedPaper {
  readonly paper: WalletPaper;
  /** Other papers of the same kind that are not history. */
  readonly others: readonly WalletPaper[];
  readonly firm: FirmFacts;
  /** Name of the province of its seat; empty where it is not known. */
  readonly place: string;
  /** Name of its public page; null while it has none. */
  readonly tradeName: string | null;
  /** State of its living certificate; null without one. */
  readonly certificate: CertificateState | null;
  /** Whether the reader may decide it: it waits, and is neither `own` nor of a `conflict`. */
  readonly decidable: boolean;
  /** The reader added it. */
  readonly own: boolean;
  /** The reader works for the provider. */
  readonly conflict: boolean;
}

/** A paper with what an examiner compares it with. Throws `catalogue.not-found`. */
export async function getExaminedPaper(
  actor: MemberActor,
  id: string,
  lang: NameLang,
): Promise<ExaminedPaper> {
  if (!canExaminePapers(actor)) throw new DomainError('catalogue.not-found');
  const row = await db.credential.findUnique({ where: { id } });
  if (!row) throw new DomainError('catalogue.not-found');
  const { organisationId } = row;
  const [wallet, firms, provider, certificate, conflict] = await Promise.all([
    walletOf(db, organisationId, civilDateOf(actor.now)),
    listFirms(db, [organisationId]),
    db.provider.findUnique({ where: { organisationId }, select: { name: true } }),
    db.certificate.findFirst({
      where: { organisationId, endedAt: null },
      select: { state: true },
    }),
    hasConflict(db, actor, organisationId),
  ]);
  const paper = wallet.papers.find((one) => one.id === id);
  const firm = firms.get(organisationId);
  if (!paper || !firm) throw new DomainError('catalogue.not-found');
  const own = paper.addedById === actor.person.accountId;
  return {
    ...{ paper, firm, own, conflict, decidable: row.state === 'pending' && !own && !conflict },
    others: wallet.papers.filter((one) => one.kind === paper.kind && one.id !== id && !one.past),
    tradeName: provider?.name ?? null,
    certificate: certificate && isCertificateState(certificate.state) ? certificate.state : null,
    place: firm.province === null ? '' : provinceName(firm.province, lang).name,
  };
}
