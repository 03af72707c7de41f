import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/xsd');
const fileOf = (fileName: string) => ({
  fileName,
  contents: readFileSync(path.join(FOLDER, fileName), 'utf8'),
});

/** What a schema of `tests/fixtures/xsd` finds wrong with a document, in the words of libxml. */
export async function schemaProblems(
  xml: string,
  schema: string,
  ...imported: readonly string[]
): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: xml },
    schema: [fileOf(schema)],
    preload: imported.map(fileOf),
  });
  return errors.map(({ message }) => message);
}
