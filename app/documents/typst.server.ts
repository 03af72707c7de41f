import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { orderArabicLigatures } from './searchable-arabic.ts';

const require = createRequire(import.meta.url);

/** The only fonts a document may use, from npm: no system font is needed. */
const FONT_FILES = [
  require.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'),
  require.resolve('@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-tifinagh/400Regular/NotoSansTifinagh_400Regular.ttf'),
];

/**
 * Walking through Typst's memory takes about a millisecond, so old layouts are dropped once every
 * so many renders. A layout that no document used for 24 to 32 renders goes: this bounds the
 * memory of a long process.
 */
const RENDERS_A_SWEEP = 8;
const SWEEPS_UNUSED = 4;

/** Where the templates are: the bundle does not carry them, so they are read beside the sources. */
function templateFolder(): string {
  return join(process.cwd(), 'app', 'documents');
}

function readTemplate(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    throw new Error(
      `The document template ${name} is not in ${folder}. Start the process in the project's root folder, and ship app/documents with the build.`,
      { cause: error },
    );
  }
}

interface Engine {
  readonly folder: string;
  readonly compiler: NodeCompiler;
  readonly templates: Map<string, string>;
  renders: number;
}

let engine: Engine | undefined;

function getEngine(): Engine {
  if (engine) return engine;
  const folder = templateFolder();
  readTemplate(folder, 'house.typ');
  engine = {
    folder,
    compiler: NodeCompiler.create({
      workspace: folder,
      fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
    }),
    templates: new Map(),
    renders: 0,
  };
  return engine;
}

type Compiled = NonNullable<ReturnType<NodeCompiler['compile']>['result']>;

function compile(compiler: NodeCompiler, template: string, source: string): Compiled {
  const compiled = compiler.compile({ mainFileContent: source });
  if (compiled.result) return compiled.result;
  const messages = compiled.takeDiagnostics()?.shortDiagnostics.map((one) => JSON.stringify(one));
  throw new Error(`The document ${template} does not compile: ${messages?.join('; ') ?? ''}`);
}

/** A text with a character that no font has fails PDF/UA-1: it gets a plain tagged PDF instead. */
function exportPdf(compiler: NodeCompiler, document: Compiled): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return compiler.pdf(document);
  }
}

/**
 * Renders a template of `app/documents` to PDF bytes.
 *
 * `data` reaches the template as the file `/data.json`, never as Typst code, so that no text in it
 * can be executed. The result is PDF/UA-1 (tagged) whenever the fonts have every character.
 * Synchronous: a few milliseconds once warm, so the call holds no other render up.
 * Throws an Error with Typst's diagnostics when the template is wrong or missing.
 */
export function renderPdf(template: string, data: unknown): Uint8Array {
  const typst = getEngine();
  const { compiler, folder, templates } = typst;
  const known = templates.get(template);
  const source = known ?? readTemplate(folder, template);
  if (known === undefined) templates.set(template, source);
  const dataFile = join(folder, 'data.json');
  compiler.mapShadow(dataFile, Buffer.from(JSON.stringify(data)));
  try {
    const pdf = exportPdf(compiler, compile(compiler, template, source));
    orderArabicLigatures(pdf);
    return pdf;
  } finally {
    compiler.unmapShadow(dataFile);
    typst.renders += 1;
    if (typst.renders % RENDERS_A_SWEEP === 0) compiler.evictCache(SWEEPS_UNUSED);
  }
}
