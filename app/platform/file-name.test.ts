import { describe, expect, test } from 'vitest';
import { extensionOf, shownName } from './file-name.ts';

describe('the name of a file', () => {
  test.each([
    ['facture.pdf', 'facture.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\Amina\\photo.png', 'photo.png'],
    ['a\0b\r\nc.pdf', 'abc.pdf'],
    ['facture\u202Efdp.exe', 'facturefdp.exe'],
    ['  فاتورة   نونبر.pdf ', 'فاتورة نونبر.pdf'],
    ['', ''],
  ])('%j is shown as %j', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  test('is cut at 120 characters and keeps its ending', () => {
    const name = shownName(`${'ا'.repeat(400)}.xlsx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('ا.xlsx')).toBe(true);
  });

  test.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['.pdf', ''],
    ['pdf', ''],
  ])('%s ends in %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
