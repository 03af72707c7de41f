import type { ExplanationView, ReasonLine, Sign } from '#domain/programmes/schema.ts';
import { growsByItself } from './facts-panel.ts';

/** How a condition stood when a request was sent, and how it stands now. */
export interface ReasonChange {
  readonly id: string;
  readonly text: string;
  readonly before: { readonly sign: Sign; readonly known: string };
  readonly after: { readonly sign: Sign; readonly known: string };
}

function leavesOf(lines: readonly ReasonLine[]): readonly ReasonLine[] {
  return lines.flatMap((line) => (line.items.length > 0 ? leavesOf(line.items) : [line]));
}

const told = ({ sign, known = '' }: ReasonLine) => ({ sign, known });

/** The conditions that stand otherwise in two explanations of the same rules, or on other facts. */
export function reasonChanges(
  before: Pick<ExplanationView, 'reasons'>,
  after: Pick<ExplanationView, 'reasons'>,
): readonly ReasonChange[] {
  const known = new Map(leavesOf(before.reasons).map((line) => [line.id, line]));
  return leavesOf(after.reasons).flatMap((line): readonly ReasonChange[] => {
    const old = known.get(line.id);
    if (line.id === undefined || old === undefined) return [];
    const sameValue = old.known === line.known || growsByItself(line.fact);
    if (old.sign === line.sign && sameValue) return [];
    return [{ id: line.id, text: line.text, before: told(old), after: told(line) }];
  });
}
