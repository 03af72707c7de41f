import ts from 'typescript';
import { baseKey, type Texts } from './locale-files.ts';
import { parse, walk, type SourceFile } from './source-files.ts';

/** A place that asks for a text; `pattern` has `*` where the code fills in a part. */
export type Use = {
  file: string;
  pattern: string;
  /** Namespaces the place can mean; none when it cannot be told from the file. */
  namespaces: readonly string[];
  /** Inside `t(…)`: the key must exist. Other strings only look like a key. */
  certain: boolean;
};

const DECLARES: Readonly<Record<string, number>> = { useTranslation: 0, getFixedT: 1 };

export function findUses(file: SourceFile): Use[] {
  const tree = parse(file);
  const namespaces = declaredNamespaces(tree);
  const uses: Use[] = [];
  const certainNodes = new Set<ts.Node>();
  walk(tree, (node) => {
    if (ts.isCallExpression(node) && isTranslate(node.expression)) {
      for (const text of stringsOf(node.arguments[0])) {
        certainNodes.add(text);
        uses.push(use(file, text, namespaces, true));
      }
    } else if (isText(node) && !certainNodes.has(node) && !isModuleName(node)) {
      const found = use(file, node, [], false);
      if (/^[\w-]+[.:][\w*.:-]+$/.test(found.pattern)) uses.push(found);
    }
  });
  return uses;
}

function use(file: SourceFile, text: Text, namespaces: readonly string[], certain: boolean): Use {
  const whole = patternOf(text);
  const [, namespace, key] = /^(\w+):(.*)$/.exec(whole) ?? [];
  return {
    file: file.path,
    pattern: key ?? whole,
    namespaces: namespace === undefined ? namespaces : [namespace],
    certain,
  };
}

type Text = ts.StringLiteralLike | ts.TemplateExpression;

function isText(node: ts.Node): node is Text {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function patternOf(text: Text): string {
  if (ts.isStringLiteralLike(text)) return text.text;
  return text.head.text + text.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
}

function isTranslate(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee)
    ? callee.text === 't'
    : ts.isPropertyAccessExpression(callee) && callee.name.text === 't';
}

function isModuleName(node: ts.Node): boolean {
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);
}

/** The strings an argument can be: both branches of a choice, members of a list. */
function stringsOf(node: ts.Node | undefined): Text[] {
  if (node === undefined) return [];
  if (isText(node)) return [node];
  if (ts.isConditionalExpression(node))
    return [...stringsOf(node.whenTrue), ...stringsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return stringsOf(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(stringsOf);
  return [];
}

function declaredNamespaces(tree: ts.SourceFile): string[] {
  const found = new Set<string>();
  walk(tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const callee = node.expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
    const position = DECLARES[name];
    if (position === undefined) {
      if (isTranslate(callee) && ts.isPropertyAccessExpression(callee)) found.add('common');
      return;
    }
    const given = stringsOf(node.arguments[position]).map(patternOf);
    for (const namespace of given.length > 0 ? given : ['common']) found.add(namespace);
  });
  return [...found];
}

/** The keys (with namespace, without plural ending) that a use can mean. */
export function keysOf({ pattern, namespaces }: Use, bases: readonly string[]): string[] {
  const body = pattern.split('*').map(escapeRegExp).join('[^.:]+');
  const start = namespaces.length > 0 ? `(?:${namespaces.join('|')})` : '\\w+';
  // A use of `footer` means everything below it when the code asks for a tree of texts.
  const wanted = new RegExp(`^${start}:${body}(?:\\..+)?$`);
  return bases.filter((key) => wanted.test(key));
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function basesOf(texts: Texts): string[] {
  return [...new Set([...texts.keys()].map(baseKey))];
}

/** Namespaces whose file the code imports whole as a value (a document lays out all its words). */
export function wholeNamespaces(file: SourceFile): string[] {
  return [...file.text.matchAll(/^import \w+ from '.*locales\/fr\/(\w+)\.json'/gm)].flatMap(
    ([, namespace]) => namespace ?? [],
  );
}
