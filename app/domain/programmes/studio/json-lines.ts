/**
 * The line (from 1) on which each value of a JSON text begins, for the pointers asked for. The text
 * must be valid JSON; a pointer that leads nowhere is left out. Iterative: nesting costs no stack.
 */
export function linesOfPointers(
  text: string,
  pointers: readonly string[],
): ReadonlyMap<string, number> {
  const wanted = new Set(pointers);
  const found = new Map<string, number>();
  const open: { readonly isList: boolean; readonly pointer: string; index: number; key: string }[] =
    [];
  let line = 1;
  const here = () => {
    const parent = open.at(-1);
    if (!parent) return '';
    return `${parent.pointer}/${parent.isList ? String(parent.index) : escaped(parent.key)}`;
  };
  const note = () => {
    const pointer = here();
    if (wanted.has(pointer)) found.set(pointer, line);
  };
  let expectsKey = false;
  for (const [token] of text.matchAll(TOKENS)) {
    const parent = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      note();
      open.push({ isList: token === '[', pointer: here(), index: 0, key: '' });
      expectsKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      expectsKey = false;
    } else if (token === ',') {
      if (parent?.isList) parent.index += 1;
      else expectsKey = true;
    } else if (token !== ':') {
      if (expectsKey && parent) {
        parent.key = String(JSON.parse(token));
        expectsKey = false;
      } else note();
    }
  }
  return found;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:\n]|[^\s"{}[\],:]+/g;

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  /** Line of the first mistake. */
  | { readonly ok: false; readonly line: number };

/** Parses a JSON text; a mistake comes with its line. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, line: lineOfMistake(text) };
  }
}

/** What may come next in a JSON text. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end';

const STRING = /^"(?:[^"\\]|\\.)*"$/;
const SCALAR = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

/** The line of the first token that cannot stand where it stands. */
function lineOfMistake(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let line = 1;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '\n') {
      line += 1;
      continue;
    }
    const next = after(token, expected, open);
    if (next === null) return line;
    expected = next;
  }
  return line;
}

/** What is expected after a token; null when the token is the mistake. */
function after(token: string, expected: Expected, open: string[]): Expected | null {
  const closed = () => (open.length === 0 ? 'end' : 'comma-or-end');
  const isString = STRING.test(token);
  if (expected.startsWith('key') && isString) return 'colon';
  if (expected === 'colon') return token === ':' ? 'value' : null;
  if (expected === 'comma-or-end' && token === ',') return open.at(-1) === '{' ? 'key' : 'value';
  if (expected.endsWith('or-end') && token === (open.at(-1) === '{' ? '}' : ']')) {
    open.pop();
    return closed();
  }
  if (!expected.startsWith('value')) return null;
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'key-or-end' : 'value-or-end';
  }
  return isString || SCALAR.test(token) ? closed() : null;
}
