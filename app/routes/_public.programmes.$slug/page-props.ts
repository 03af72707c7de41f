import type { ExplanationView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import type { ShortView } from '../_public.programmes.$slug_.account/view.server.ts';
import type { programmeView } from './view.server.ts';

/** What the page of a programme shows. */
export type View = Exclude<Awaited<ReturnType<typeof programmeView>>, null | 'tampered'>;

export interface PageProps {
  readonly lang: Lang;
  readonly page: Omit<View, 'programme'> & {
    readonly slug: string;
    readonly dataLang: string;
    /** Null for a programme run elsewhere. */
    readonly meter: ShortView | null;
  };
  /** Null when nothing is known of the reader's firm, or no rules are published. */
  readonly explanation: ExplanationView | null;
  readonly hasRules: boolean;
}
