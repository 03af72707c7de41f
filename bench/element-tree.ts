/** A rendered page as data: enough of HTML for what React itself writes. */
export type Tree = string | Element;

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Tree[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<script[\s\S]*?<\/script>|<\/([\w-]+)>|<([\w-]+)((?:\s[^<>]*?)?)\/?>|[^<]+/g;
const ATTRIBUTE = /([^\s="]+)(?:="([^"]*)")?/g;
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
const BOOLEAN = new Set([
  'checked',
  'selected',
  'disabled',
  'hidden',
  'open',
  'required',
  'multiple',
]);
const PROPS: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  novalidate: 'noValidate',
  readonly: 'readOnly',
  maxlength: 'maxLength',
};
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/**
 * The elements of a page's body, without its scripts and what preloads them, and without the NULs
 * that React 18 leaves where a character of several bytes straddles two of its buffers.
 */
export function parseBody(html: string): Tree[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html.replaceAll('\0', ''))?.[1];
  if (body === undefined) throw new Error('the page has no body');
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  for (const [token, closed, tag, rest = ''] of body.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (!parent) throw new Error('an element closes twice');
    if (closed !== undefined) {
      if (open.pop()?.tag !== closed) throw new Error(`<${closed}> closes something else`);
    } else if (tag !== undefined) {
      const element: Element = { tag, attributes: attributesOf(rest), children: [] };
      if (tag !== 'link') parent.children.push(element);
      if (!VOID.has(tag)) open.push(element);
    } else if (!token.startsWith('<')) {
      parent.children.push(decode(token));
    }
  }
  if (open.length !== 1) throw new Error('an element stays open');
  return root.children;
}

function attributesOf(text: string): Record<string, string> {
  const found = text.replace(/\/$/, '').matchAll(ATTRIBUTE);
  const pairs = [...found].map(([, name = '', value = '']) => [name, decode(value)] as const);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** JavaScript that makes the same elements with `h`, React's createElement. */
export function toCode(tree: Tree): string {
  if (typeof tree === 'string') return JSON.stringify(tree);
  const props = Object.entries(tree.attributes).map(([name, value]) => propCode(name, value));
  return `h(${[JSON.stringify(tree.tag), `{${props.join()}}`, ...tree.children.map(toCode)].join()})`;
}

function propCode(name: string, value: string): string {
  if (name === 'style') return `style:${JSON.stringify(styleOf(value))}`;
  const known = JSON.stringify(PROPS[name] ?? name);
  return `${known}:${BOOLEAN.has(name) ? 'true' : JSON.stringify(value)}`;
}

function styleOf(text: string): Record<string, string> {
  const rules = text.split(';').map((rule) => {
    const colon = rule.indexOf(':');
    const name = rule.slice(0, colon);
    const camel = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [name.startsWith('--') ? name : camel, rule.slice(colon + 1)] as const;
  });
  return Object.fromEntries(rules);
}

export function countElements(trees: readonly Tree[]): number {
  return trees.reduce<number>(
    (sum, tree) => (typeof tree === 'string' ? sum : sum + 1 + countElements(tree.children)),
    0,
  );
}
