import { listFirms } from '#domain/accounts/index.server.ts';
import {
  addDays,
  civilDateOf,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { isCertificateState, type CertificateState } from '../certification/certificate.ts';
import type { CredentialKind } from '../vocabulary.ts';
import { REQUIRED_CREDENTIALS } from './in-force.ts';
import { stepsOf, type HomeStep, type StepState } from './next-steps.ts';
import { requireProviderStaff } from './provider-policy.ts';
import { walletOf, type Wallet } from './wallet-view.server.ts';

const VIEW_DAYS = 30;

/** What a provider finds when it comes in. */
export interface ProviderHome {
  readonly steps: readonly { readonly step: HomeStep; readonly state: StepState }[];
  /** The living certificate, null for none. */
  readonly certificate: { readonly state: CertificateState; readonly until: CivilDate } | null;
  /** Papers that end within sixty days or have ended, and nothing follows them. */
  readonly ending: readonly {
    readonly id: string;
    readonly kind: CredentialKind;
    readonly until: CivilDate | null;
    readonly over: boolean;
  }[];
  /** Offers that wait for their provider, by what they wait for. */
  readonly offers: { readonly changes: number; readonly drafts: number };
  /** Openings of the public page and of offers in the last thirty days. */
  readonly views: number;
}

/** Throws `catalogue.not-found` for anybody but the firm's people. */
export async function getProviderHome(actor: MemberActor): Promise<ProviderHome> {
  const organisationId = requireProviderStaff(actor);
  const today = civilDateOf(actor.now);
  const [firms, page, references, wallet, certificate, application, states, views] =
    await Promise.all([
      listFirms(db, [organisationId]),
      db.provider.count({ where: { organisationId } }),
      db.providerReference.count({
        where: { organisationId, removedAt: null, state: { not: 'refused' } },
      }),
      walletOf(db, organisationId, today),
      db.certificate.findFirst({ where: { organisationId, endedAt: null } }),
      db.certificationApplication.findFirst({
        where: { organisationId },
        orderBy: { openedAt: 'desc' },
        select: { state: true },
      }),
      db.offerVersion.groupBy({ by: ['state'], where: { organisationId }, _count: true }),
      db.catalogueView.aggregate({
        where: { organisationId, day: { gte: new Date(addDays(today, 1 - VIEW_DAYS)) } },
        _sum: { count: true },
      }),
    ]);
  const firm = firms.get(organisationId);
  const count = (state: string) => states.find((one) => one.state === state)?._count ?? 0;
  return {
    steps: stepsOf({
      hasIdentity: Boolean(firm?.ice) && Boolean(firm?.legalForm),
      hasPage: page > 0,
      ...{ references, papers: papersOf(wallet) },
      certificate: certificate?.state ?? null,
      application: application?.state ?? null,
      offers: { published: count('published'), submitted: count('submitted') },
    }),
    certificate: certificate && {
      state: certificateState(certificate.state),
      until: dayOf(certificate.validUntil),
    },
    ending: endingIn(wallet),
    offers: { changes: count('changes-requested'), drafts: count('draft') },
    views: views._sum.count ?? 0,
  };
}

function certificateState(text: string): CertificateState {
  if (!isCertificateState(text)) throw new Error(`unknown state ${text}`);
  return text;
}

function papersOf({ papers, missing }: Wallet) {
  const isPending = (kind: CredentialKind) =>
    papers.some((paper) => paper.kind === kind && paper.standing === 'pending');
  const needed = REQUIRED_CREDENTIALS.length;
  return {
    needed,
    inForce: needed - missing.length,
    pending: missing.filter(isPending).length,
  };
}

function endingIn({ papers }: Wallet): ProviderHome['ending'] {
  return papers
    .filter(({ standing, past }) => standing === 'expiring' || (standing === 'expired' && !past))
    .map(({ id, kind, validTo, standing }) => ({
      ...{ id, kind, until: validTo, over: standing === 'expired' },
    }));
}
