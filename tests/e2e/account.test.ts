import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { i18nFor } from '#i18n/i18n.server.ts';
import { anIce } from '../factories/people.ts';
import { expectAccessible } from '../setup/axe.ts';
import {
  arrive,
  button,
  follow,
  openTab,
  PATIENCE,
  settle,
  start,
  visit,
  type Tab,
} from './pages.ts';

const PASSWORD = 'quatre tasses de thé';

function textsOf({ lang }: Tab) {
  const i18n = i18nFor(lang);
  const auth = i18n.getFixedT(null, 'auth');
  return {
    auth,
    passkey: i18n.getFixedT(null, 'passkey'),
    people: i18n.getFixedT(null, 'people'),
    space: i18n.getFixedT(null, 'space'),
  };
}

/** The code last sent to an address, read where the demonstration shows its messages. */
async function codeSentTo(tab: Tab, address: string): Promise<string> {
  const reader = await tab.visitor.newPage();
  const read = async () => {
    await reader.goto(`/${tab.lang}/demo/mail`);
    const message = reader.locator('article', { hasText: address }).first();
    return /\b\d{6}\b/.exec(await message.innerText({ timeout: 1000 }).catch(() => ''))?.[0];
  };
  await expect.poll(read, { timeout: PATIENCE }).toMatch(/^\d{6}$/);
  const code = await read();
  await reader.close();
  return code ?? '';
}

/** Gives a name, an address and a password, and arrives where the code is typed. */
async function signUp(tab: Tab, address: string): Promise<void> {
  const { auth } = textsOf(tab);
  await visit(tab, `/${tab.lang}/sign-up`);
  await tab.page.fill('#name', 'Fatima Atlas');
  await tab.page.fill('#address', address);
  await tab.page.fill('#password', PASSWORD);
  await tab.page.check('input[name=account]');
  await follow(tab, button(tab, auth('signUp.go')), /\/sign-up\/[\w-]{43}$/);
}

async function verify(tab: Tab, code: string): Promise<void> {
  await tab.page.fill('#code', code);
  await follow(tab, button(tab, textsOf(tab).auth('verify.go')), /\/organisations\/new$/);
}

async function registerFirm(tab: Tab, name: string): Promise<void> {
  await tab.page.fill('#ice', anIce(randomInt(5_000_000), randomInt(9999)));
  await tab.page.fill('#name', name);
  await follow(tab, button(tab, textsOf(tab).people('register.go')), /\/sme$/);
  expect(await tab.page.locator('h1').innerText()).toBe(name);
}

async function signOut(tab: Tab): Promise<void> {
  await follow(tab, button(tab, textsOf(tab).space('who.signOut')), /\/(?:fr|ar)$/);
}

function anAddress(): string {
  return `fatima-${randomInt(1_000_000_000)}@atlas.example`;
}

/** A device that makes passkeys and unlocks them by itself. */
async function withAuthenticator({ visitor, page }: Tab): Promise<void> {
  const session = await visitor.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe.each(['fr', 'ar'] as const)('an owner in %s', (lang) => {
  test('signs up, adds a passkey, signs out and in with it', { timeout: 120_000 }, async () => {
    const tab = await openTab({ lang });
    const { passkey } = textsOf(tab);
    await withAuthenticator(tab);
    const address = anAddress();
    await start(tab);
    await signUp(tab, address);
    await expectAccessible(tab.page);
    await verify(tab, await codeSentTo(tab, address));
    await expectAccessible(tab.page);
    await registerFirm(tab, 'Atelier Atlas');
    // What was begun without an account came along.
    expect(await tab.page.locator('main').innerText()).toContain(
      i18nFor(lang).t('space:smeHome.continue'),
    );
    await visit(tab, `/${lang}/account/security/passkeys`);
    await button(tab, passkey('passkey.go.register')).click();
    await expect
      .poll(() => tab.page.locator('#passkeys li, #passkeys tbody tr').count(), {
        timeout: PATIENCE,
      })
      .toBe(1);
    await settle(tab);
    await signOut(tab);
    await visit(tab, `/${lang}/sign-in`);
    await expectAccessible(tab.page);
    await button(tab, passkey('passkey.go.sign-in')).click();
    await arrive(tab, /\/sme$/);
    expect(await tab.page.locator('h1').innerText()).toBe('Atelier Atlas');
    expect(tab.complaints).toEqual([]);
  });

  test('does the same without scripts, by password, after mistakes', async () => {
    const tab = await openTab({ lang, scripts: false });
    const { auth } = textsOf(tab);
    const address = anAddress();
    await visit(tab, `/${lang}/sign-up`);
    await tab.page.fill('#name', 'Fatima Atlas');
    await tab.page.fill('#address', address);
    await tab.page.fill('#password', 'court');
    await button(tab, auth('signUp.go')).click();
    await settle(tab);
    expect(await tab.page.locator('[role=alert] a').allInnerTexts()).toEqual([
      auth('error.consent'),
      auth('error.short'),
    ]);
    expect(await tab.page.inputValue('#address')).toBe(address);
    await signUp(tab, address);
    const code = await codeSentTo(tab, address);
    await tab.page.fill('#code', code === '000000' ? '000001' : '000000');
    await button(tab, auth('verify.go')).click();
    await settle(tab);
    expect(await tab.page.locator('[role=alert]').innerText()).toContain('4');
    await verify(tab, code);
    await registerFirm(tab, 'Atelier Atlas');
    await signOut(tab);
    await visit(tab, `/${lang}/sme`);
    expect(new URL(tab.page.url()).search).toBe(`?next=%2F${lang}%2Fsme`);
    await tab.page.fill('#address', address);
    await tab.page.fill('#password', PASSWORD);
    await follow(tab, button(tab, auth('signIn.go')), /\/sme$/);
    expect(await tab.page.locator('h1').innerText()).toBe('Atelier Atlas');
  });
});
