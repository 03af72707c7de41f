import type { CertificateState } from '../certification/certificate.ts';
import type { Named, ShownText } from '../names.ts';
import type { CredentialKind, PriceKind, Spoken } from '../vocabulary.ts';

/** A verified paper in force. */
export interface Badge {
  readonly kind: CredentialKind;
  readonly issuer: string;
  /** Last day (YYYY-MM-DD), null for no end. */
  readonly until: string | null;
}

/** A confirmed reference; the client is null where it does not wish to be named. */
export interface ShownReference {
  readonly client: string | null;
  readonly sector: Named;
  readonly year: number;
  readonly work: ShownText | null;
}

/** A published offer that can be bought today; money in centimes before VAT. */
export interface ShownOffer {
  readonly slug: string;
  readonly title: ShownText;
  readonly summary: ShownText | null;
  readonly category: Named;
  readonly price: {
    readonly kind: PriceKind;
    readonly min: bigint;
    readonly max: bigint;
    readonly setup: bigint;
  };
}

/** The public page of a provider, in a reader's language. Days are `YYYY-MM-DD`. */
export interface ProviderView {
  readonly slug: string;
  readonly name: string;
  readonly nameArabic: string | null;
  /** Name it is registered under, and its ICE as it is printed: both are public. */
  readonly legalName: string;
  readonly ice: string | null;
  readonly summary: ShownText | null;
  readonly description: ShownText | null;
  readonly website: string | null;
  readonly email: string | null;
  /** In E.164 and as it is written in Morocco. */
  readonly phone: { readonly number: string; readonly shown: string } | null;
  readonly province: Named | null;
  /** Regions served; `everywhere` when these are all twelve. */
  readonly regions: readonly Named[];
  readonly everywhere: boolean;
  readonly onSiteRadiusKm: number | null;
  readonly languages: readonly Spoken[];
  readonly sectors: readonly Named[];
  readonly team: number | null;
  /** Engagements it can carry at the same time. */
  readonly capacity: number | null;
  /** First day a new engagement can begin; null for at once or unsaid. */
  readonly nextStartOn: string | null;
  readonly foundedYear: number | null;
  readonly moroccanLaw: boolean;
  readonly hostsInMorocco: boolean;
  readonly exports: boolean;
  readonly badges: readonly Badge[];
  /** Its latest certificate as it is today, null when it never had one. */
  readonly certificate: {
    readonly code: string;
    readonly state: CertificateState;
    readonly validUntil: string;
  } | null;
  readonly references: readonly ShownReference[];
  readonly offers: readonly ShownOffer[];
  /** Whether clients find it in the catalogue today. */
  readonly isListed: boolean;
  readonly isDemo: boolean;
}
