import ts from 'typescript';
import { parse, walk, type SourceFile } from './source-files.ts';

/** What Remix reads from a route module; anything else would reach the browser by accident. */
const ROUTE_EXPORTS = new Set([
  ...['default', 'loader', 'action', 'headers', 'meta', 'links', 'handle', 'shouldRevalidate'],
  ...['ErrorBoundary', 'HydrateFallback', 'Layout', 'clientLoader', 'clientAction'],
]);

export function lineCount({ text }: SourceFile): number {
  return text.trimEnd().split('\n').length;
}

/** Lines on which the type `any` is written. */
export function linesWithAny(file: SourceFile): number[] {
  const tree = parse(file);
  const lines: number[] = [];
  walk(tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      lines.push(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1);
  });
  return lines;
}

/** Names that a route module exports and Remix does not know; types are free. */
export function foreignRouteExports(file: SourceFile): string[] {
  return parse(file)
    .statements.flatMap(exportedNames)
    .filter((name) => !ROUTE_EXPORTS.has(name));
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ['default'];
  if (ts.isExportDeclaration(statement)) return reexportedNames(statement);
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const kinds = modifiers.map((modifier) => modifier.kind);
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return [];
  if (kinds.includes(ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [statement.name?.text ?? 'default'];
  return [];
}

function reexportedNames({ isTypeOnly, exportClause }: ts.ExportDeclaration): string[] {
  if (isTypeOnly) return [];
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return ['*'];
  return exportClause.elements.filter((one) => !one.isTypeOnly).map(({ name }) => name.text);
}

export type Model = { name: string; table: string; room: string | undefined };

/** The models of the schema with the room that their comment names. */
export function readModels(schema: string): Model[] {
  return [...schema.matchAll(/((?:^[ \t]*\/\/.*\n)*)^model (\w+) \{([\s\S]*?)^\}/gm)].map(
    ([, comment = '', name = '', body = '']) => ({
      name,
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
      room: /^\/\/\/ room: (\w+)$/m.exec(comment)?.[1],
    }),
  );
}

/** Folder whose files alone may read and write the models of a room. */
export function folderOf(room: string): string {
  return room === 'web' || room === 'platform' ? `app/${room}/` : `app/domain/${room}/`;
}

/** Models of other rooms that a file queries, through the client or in SQL. */
export function foreignModels(file: SourceFile, models: readonly Model[]): string[] {
  const sql = sqlOf(file);
  return models
    .filter(({ room }) => room === undefined || !file.path.startsWith(folderOf(room)))
    .filter(({ name, table }) => {
      const delegate = name.charAt(0).toLowerCase() + name.slice(1);
      return (
        new RegExp(`\\b(tx|db|replica|prisma)\\s*\\.\\s*${delegate}\\b`).test(file.text) ||
        new RegExp(`\\b(from|join|into|update|table)\\s+"?${table}\\b`, 'i').test(sql)
      );
    })
    .map(({ name }) => name);
}

/** The text of raw queries, which are tagged templates. */
function sqlOf(file: SourceFile): string {
  if (!/sql|Raw/.test(file.text)) return '';
  const found: string[] = [];
  walk(parse(file), (node) => {
    if (ts.isTaggedTemplateExpression(node) && /sql|Raw/.test(node.tag.getText()))
      found.push(node.template.getText());
  });
  return found.join('\n');
}
