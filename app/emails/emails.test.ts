import { describe, expect, test } from 'vitest';
import { MESSAGE_KINDS, NOTIFICATION_KINDS } from '#domain/kernel/index.server.ts';
import { LANGS } from '#i18n/languages.ts';
import { messageMail, messageSms } from './message.ts';
import { notificationMail, notificationSms, noticeTexts } from './notification.ts';
import { plainValue } from './values.ts';

const LINK = 'https://raqmana.example/fr/invitations/AbC-123';
/** Everything that any text asks for. */
const PARAMS = {
  credential: 'passi',
  date: '2026-11-22',
  reference: 'RQ123456789012',
  offer: 'Caisse et stock',
  programme: 'Chèque numérique',
  number: 'RQ-2026-000123',
  ...{ code: '123456', minutes: 10, days: 7, link: LINK, count: 3, device: 'Firefox, Android' },
  ...{ organisation: 'Atlas Bois', inviter: 'Amina Alaoui', person: 'Omar Idrissi' },
  ...{ role: 'sme-owner', body: 'CCIS Rabat', firm: 'Atlas Bois', what: 'password-changed' },
  ...{ kind: 'erasure', file: 'facture.pdf', day: '2026-11-16', root: 'ab'.repeat(32) },
  ...{ entries: 12, leaves: 3, title: 'Site en ligne' },
};
const ORIGIN = 'https://raqmana.example';
const ARABIC = /[\u0600-\u06ff]/;

/** The alphabet of text messages (3GPP TS 23.038), without the characters that count twice. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

function isWhole(text: string): boolean {
  return text.trim() !== '' && !text.includes('{{') && !/^(message|notification)\./.test(text);
}

describe('every kind has its texts', () => {
  test.each(LANGS)('in %s', (language) => {
    for (const kind of MESSAGE_KINDS) {
      const { subject, text } = messageMail({ language, kind, params: PARAMS });
      expect([kind, subject, isWhole(subject) && !subject.includes('\n')]).toContain(true);
      expect([kind, text, isWhole(text)]).toContain(true);
      expect(isWhole(messageSms({ language, kind, params: PARAMS }))).toBe(true);
      expect(ARABIC.test(subject)).toBe(language === 'ar');
    }
    for (const kind of NOTIFICATION_KINDS) {
      const { title, body } = noticeTexts(language, { kind, params: PARAMS });
      expect([kind, title, isWhole(title)]).toContain(true);
      expect([kind, body, isWhole(body)]).toContain(true);
      expect(ARABIC.test(body)).toBe(language === 'ar');
    }
  });

  test('a language nobody speaks here is answered in French', () => {
    const mail = messageMail({ language: 'xx', kind: 'verify-email', params: PARAMS });
    expect(mail).toEqual(messageMail({ language: 'fr', kind: 'verify-email', params: PARAMS }));
  });
});

describe('text messages', () => {
  test.each(['fr', 'en'])('in %s fit the alphabet of telephones', (language) => {
    for (const kind of MESSAGE_KINDS) {
      const text = messageSms({ language, kind, params: PARAMS });
      expect([kind, text, GSM.test(text)]).toContain(true);
    }
  });

  test.each([
    ['fr', 160],
    ['en', 160],
    ['ar', 2 * 67],
  ])('with a code in %s are short', (language, most) => {
    const text = messageSms({ language, kind: 'verify-phone', params: PARAMS });
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text).toContain('123456');
  });

  test('of a notification say what happened and where to look', () => {
    const notice = {
      kind: 'security-changed',
      params: { what: 'password-changed' },
      path: '/account/security',
    } as const;
    const text = notificationSms({ language: 'fr', origin: ORIGIN, notice });
    expect(text).toContain('mot de passe');
    expect(text).toContain(`${ORIGIN}/fr/account/security`);
    expect(GSM.test(text)).toBe(true);
  });
});

describe('values', () => {
  test('codes are put into words, durations get their unit', () => {
    const invitation = { language: 'ar', kind: 'invitation', params: PARAMS } as const;
    expect(messageMail(invitation).text).toContain('مسؤول المقاولة');
    expect(messageMail(invitation).text).toContain('7 أيام');
    expect(messageMail({ ...invitation, kind: 'verify-email' }).text).toContain('10');
    const params = { kind: 'objection' };
    const answered = noticeTexts('fr', { kind: 'data-request-answered', params });
    expect(answered.body).toContain('opposition');
    expect(noticeTexts('fr', { kind: 'role-granted', params: PARAMS }).body).toContain(
      'responsable de l’entreprise',
    );
  });

  test('counts follow the plural of the language', () => {
    const title = (language: string, count: number) =>
      noticeTexts(language, { kind: 'evidence-verified', params: { count } }).title;
    expect(title('fr', 1)).toBe('1 justificatif vérifié');
    expect(title('fr', 2)).toBe('2 justificatifs vérifiés');
    expect(title('ar', 2)).toBe('تم التحقق من وثيقتين');
    expect(title('en', 5)).toBe('5 documents verified');
  });

  test('names are set apart from the text round them', () => {
    expect(plainValue('شركة الأطلس')).toBe('\u2068شركة الأطلس\u2069');
    expect(plainValue('Atlas \u2069\u202eBois')).toBe('\u2068Atlas Bois\u2069');
    expect(plainValue('123456')).toBe('123456');
    expect(plainValue(LINK)).toBe(LINK);
  });

  test.each([
    ['Atlas\r\nBcc: everybody@example.ma', '\u2068Atlas Bcc: everybody@example.ma\u2069'],
    ['Atlas\u2028Bois\0', '\u2068Atlas Bois\u2069'],
    ['See https://elsewhere.example/x now', '\u2068See elsewhere.example/x now\u2069'],
    ['https://elsewhere.example\n', '\u2068elsewhere.example\u2069'],
    ['12\n34', '\u206812 34\u2069'],
  ])('nothing leaves its line or its place: %j', (typed, expected) => {
    expect(plainValue(typed)).toBe(expected);
  });

  test('a name stays short, and is never read as a pattern', () => {
    expect([...plainValue('ن'.repeat(500))]).toHaveLength(122);
    const params = { ...PARAMS, inviter: '{{link}} $t(days)' };
    const mail = messageMail({ language: 'fr', kind: 'invitation', params });
    expect(mail.subject).toContain('\u2068{{link}} $t(days)\u2069');
    expect(mail.subject).not.toContain(LINK);
  });

  test('a subject is one line whatever was typed', () => {
    const params = { ...PARAMS, inviter: 'A\r\nB', organisation: 'C\nD', person: 'E\nF' };
    const { subject } = messageMail({ language: 'fr', kind: 'invitation', params });
    const notice = { kind: 'join-requested', params, path: null } as const;
    const mail = notificationMail({
      ...{ language: 'ar', name: 'G\nH', origin: ORIGIN, notices: [notice] },
    });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.text).toContain('\u2068G H\u2069');
  });
});

describe('the mail of notifications', () => {
  const notice = { kind: 'join-accepted', params: PARAMS, path: '/sme' } as const;
  const mail = (count: number) =>
    notificationMail({
      ...{ language: 'fr', name: 'Amina', origin: ORIGIN },
      notices: Array.from({ length: count }, () => notice),
    });

  test('of one names it in the subject and leads to it', () => {
    expect(mail(1).subject).toContain('Bienvenue dans');
    expect(mail(1).text).toContain(`${ORIGIN}/fr/sme`);
    expect(mail(1).text).toContain(`${ORIGIN}/fr/account/preferences`);
  });

  test('of many counts them, and tells of twenty', () => {
    expect(mail(2).subject).toContain('2 nouvelles');
    expect(mail(25).text.match(/Bienvenue/g)).toHaveLength(20);
    expect(mail(25).text).toContain('5 autres');
    expect(mail(20).text).not.toContain('autres');
  });
});
