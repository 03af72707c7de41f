import { accessSync, constants, existsSync } from 'node:fs';
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
  return chromium.launch(await launchOptions());
}

/** The same as a server that the test files connect to, so that one browser serves a whole run. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer(await launchOptions());
}

async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await findBrowser(),
    headless: true,
    chromiumSandbox: false,
    args: isRoot() ? [...FLAGS, '--no-sandbox'] : FLAGS,
    env: { ...definedEnvironment(), ...(await fontEnvironment()) },
  };
}

/** Path of an installed Chrome or Chromium, else the one of npm (Linux), else Playwright's own. */
async function findBrowser(): Promise<string> {
  const installed = candidates().find(isExecutable);
  if (installed) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const unpacked = await chromiumPackage.executablePath().catch(() => undefined);
    if (unpacked && isExecutable(unpacked)) return unpacked;
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  throw new Error(NO_BROWSER);
}

function candidates(): string[] {
  const named = process.env['CHROME_PATH'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return [
    ...(named ? [named] : []),
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
