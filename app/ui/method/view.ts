import type { Lang } from '#i18n/languages.ts';

/** Everything the method page shows that comes from the framework, in words of the page's language. */
export interface MethodView {
  /** Name and number, `M1 1.0.0`. */
  readonly version: string;
  /** SHA-256 of the published content, hexadecimal. */
  readonly hash: string;
  readonly questions: { readonly express: number; readonly full: number };
  readonly minutes: { readonly express: number; readonly full: number };
  readonly minKnown: { readonly express: number; readonly full: number };
  readonly thresholds: {
    readonly measuredCoverage: number;
    readonly publishedWeight: number;
    readonly margin: number;
  };
  /** In the order of the questionnaire. */
  readonly dimensions: readonly MethodDimension[];
  readonly implied: readonly { readonly item: ItemName; readonly from: readonly ItemName[] }[];
  readonly foundation: readonly ItemName[];
  readonly stages: readonly MethodStage[];
  readonly indices: Readonly<Record<'foundation' | 'ai' | 'compliance', readonly ItemName[]>>;
  readonly dii: readonly MethodDiiFact[];
  readonly dma: readonly { readonly name: string; readonly items: readonly ItemName[] }[];
  readonly moukawala: readonly { readonly word: string; readonly dimensions: readonly string[] }[];
}

export interface ItemName {
  readonly id: string;
  readonly title: string;
}

export interface MethodItem extends ItemName {
  readonly weight: number;
  readonly express: boolean;
  readonly applies: 'ALL' | 'STAFF2' | 'MACHINERY' | 'EXPORT';
  readonly soloYesNo: boolean;
  readonly mayBeNotApplicable: 'forbidden' | 'one_program' | null;
  readonly foundation: boolean;
}

export interface MethodDimension {
  readonly id: string;
  readonly name: string;
  readonly intro: string;
  /** Share of the overall score, 0–1. */
  readonly weight: number;
  readonly items: readonly MethodItem[];
}

export interface MethodStage {
  readonly stage: number;
  readonly name: string;
  /** Score at which it begins, and at which the next one does. */
  readonly from: number;
  readonly to: number;
  readonly gate: {
    readonly foundation: number;
    readonly dimension: { readonly name: string; readonly min: number } | null;
    readonly everyMeasured: number | null;
  } | null;
}

export interface MethodDiiFact {
  readonly id: number;
  readonly name: string;
  readonly item: ItemName;
  /** The lowest answer that establishes the fact, in the words of the questionnaire. */
  readonly answer: string;
  readonly needsConsumerShare: boolean;
}

/** What each part of the page is given. */
export interface MethodPartProps {
  readonly lang: Lang;
  readonly view: MethodView;
}
