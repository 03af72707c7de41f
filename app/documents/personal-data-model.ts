import type { ContentLang } from '#i18n/languages.ts';

/** What the document tells a person about themselves, in the order it tells it. */
export interface PersonalData {
  readonly account: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly language: string;
    readonly createdAt: Date;
    readonly hasPassword: boolean;
    readonly secondFactorSince: Date | null;
  };
  readonly roles: readonly {
    readonly role: string;
    readonly status: string;
    readonly requestedAt: Date;
    readonly endedAt: Date | null;
    readonly organisation: { readonly name: string };
  }[];
  readonly organisations: readonly {
    readonly name: string;
    readonly ice: string | null;
    readonly createdAt: Date;
  }[];
  readonly consents: readonly {
    readonly text: string;
    readonly firm: string | null;
    readonly recipient: string | null;
    readonly grantedAt: Date;
    readonly withdrawnAt: Date | null;
  }[];
  readonly requests: readonly {
    readonly kind: 'rectification' | 'objection' | 'erasure';
    readonly status: 'open' | 'done' | 'refused';
    readonly text: string;
    readonly answer: string | null;
    readonly openedAt: Date;
  }[];
  readonly sessions: readonly {
    readonly device: string;
    readonly createdAt: Date;
    readonly seenAt: Date;
  }[];
  readonly passkeys: readonly { readonly name: string; readonly createdAt: Date }[];
  readonly assessments: readonly {
    readonly createdAt: Date;
    readonly completedAt: Date | null;
    readonly evidence: readonly unknown[];
  }[];
  readonly notifications: readonly unknown[];
  readonly trail: readonly unknown[];
}

export interface PersonalDataOptions {
  readonly lang: ContentLang;
  /** True when the site runs on demonstration data: every page says so. */
  readonly demo: boolean;
  readonly now: Date;
}
