import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import chromiumPackage from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import { fontEnvironment } from './browser-fonts.ts';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge',
];

const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

const NO_BROWSER =
  'No browser for the end-to-end tests: install Chrome or Chromium, or run "npx playwright-core install chromium".';

/**
 * A headless browser of this machine; throws one sentence that says what to do when it has none.
 * @public
 */
export async function launchBrowser(): Promise<Browser> {
  return launch((options) => chromium.launch(options));
}

/** The same as a server that the test files connect to, so that one browser serves a whole run. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return launch((options) => chromium.launchServer(options));
}

/** Starts the first browser of this machine that does start. */
async function launch<T>(start: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const options: LaunchOptions = {
    headless: true,
    chromiumSandbox: false,
    args: isRoot() ? [...FLAGS, '--no-sandbox'] : FLAGS,
    env: { ...definedEnvironment(), ...(await fontEnvironment()) },
  };
  let reason: unknown = new Error(NO_BROWSER);
  for (const executablePath of await findBrowsers()) {
    try {
      return await start({ ...options, executablePath });
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

/**
 * Paths of the browsers to try: the one named, that of npm (Linux), which is the same everywhere and
 * without a window takes a third less work than a whole one, then the installed ones, then
 * Playwright's own.
 */
async function findBrowsers(): Promise<string[]> {
  const named = process.env['CHROME_PATH'];
  const hasPackage = process.platform === 'linux' && process.arch === 'x64';
  const unpacked = hasPackage
    ? await chromiumPackage.executablePath().catch(() => undefined)
    : undefined;
  const all = [named, unpacked, ...candidates(), chromium.executablePath()];
  return all.flatMap((file) => (file && isExecutable(file) ? [file] : []));
}

function candidates(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix))),
    ...(USUAL_PLACES[process.platform] ?? []),
  ];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
