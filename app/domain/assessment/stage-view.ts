import type { AssessmentState } from './records.server.ts';
import { expressBand } from './stage.ts';
import { itemTexts } from './item-texts.ts';
import type { ContentLang, GateFailure, ScoreResult, Stage } from './types.ts';

/** One stage, or two it lies between: an express result is never a bare stage. */
export interface StageView {
  readonly from: Stage;
  readonly to: Stage;
}

export type GateView =
  | {
      readonly kind: 'item';
      readonly item: string;
      readonly title: string;
      /** The described level that is needed. */
      readonly level: string;
      readonly reason: 'too_low' | 'unknown';
    }
  | { readonly kind: 'dimension'; readonly name: string; readonly needed: number };

type Source = Pick<AssessmentState, 'framework' | 'facts' | 'path'>;

function gateView(source: Source, gate: GateFailure, lang: ContentLang): GateView {
  if ('dimension' in gate) {
    const name = source.framework.content.texts[lang][gate.dimension]?.dimension.name;
    return { kind: 'dimension', name: name ?? gate.dimension, needed: gate.needed };
  }
  const texts = itemTexts(source.framework, lang, source.facts, gate.item);
  return {
    kind: 'item',
    item: gate.item,
    title: texts.title,
    level: texts.levels[gate.needed],
    reason: gate.reason,
  };
}

/** The failed conditions nobody needs twice: of each item the lowest level that is needed. */
function nearestGates(gates: readonly GateFailure[]): GateFailure[] {
  const nearest = new Map<string, GateFailure>();
  for (const gate of gates) {
    const key = 'item' in gate ? gate.item : gate.dimension;
    const known = nearest.get(key);
    if (!known || gate.needed < known.needed) nearest.set(key, gate);
  }
  return [...nearest.values()];
}

/** Stage and gates as a page says them. */
export function stageView(
  source: Source,
  result: ScoreResult,
  lang: ContentLang,
): { readonly stage: StageView | null; readonly gates: readonly GateView[] } {
  const band =
    source.path === 'express' ? expressBand(source.framework.compiled, result) : result.stageRange;
  return {
    stage: band && { from: band[0], to: band[1] },
    gates: nearestGates(result.gates).map((gate) => gateView(source, gate, lang)),
  };
}
