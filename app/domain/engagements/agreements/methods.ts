import type { Side } from './records.server.ts';

/** How a side signs, as the database names it. */
type MethodCode = 'session' | 'code' | 'qualified';

/**
 * A way to sign. A simple one (law 43-20) proves who signed by what they hold here; an advanced or
 * qualified one would come from an accredited provider of trust services: it is asked to sign the
 * hash of the paper, and its answer is kept with the evidence.
 */
interface SignatureMethod {
  readonly code: MethodCode;
  readonly level: 'simple' | 'advanced' | 'qualified';
  readonly sides: readonly Side[];
  /** Checks the answer of a provider of trust services; null for a method that needs none. */
  readonly verify:
    | ((paperHash: string, answer: string) => { readonly signer: string; readonly proof: string })
    | null;
}

/**
 * The methods this site has. A qualified one is added here once an accredited provider's interface is
 * known; everything else (order of signatures, evidence, states) stays as it is.
 */
const METHODS: readonly SignatureMethod[] = [
  { code: 'session', level: 'simple', sides: ['provider'], verify: null },
  { code: 'code', level: 'simple', sides: ['firm'], verify: null },
];

/** How a side signs here. */
export function methodOf(side: Side): SignatureMethod {
  const found = METHODS.find(({ sides }) => sides.includes(side));
  if (!found) throw new Error(`there is no way to sign for the ${side}`);
  return found;
}
