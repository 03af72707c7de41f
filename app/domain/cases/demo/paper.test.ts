import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { printPaper } from './paper.ts';

test('a paper says its lines, with the accents of French', async () => {
  const lines = ['Pièce de démonstration – sans valeur', 'Déclaration sur l’honneur', '(«Épices»)'];
  const document = await getDocumentProxy(printPaper(lines));
  const { totalPages, text } = await extractText(document, { mergePages: true });
  expect(totalPages).toBe(1);
  for (const line of lines) expect(text).toContain(line);
});

test('what its font does not have becomes a question mark', async () => {
  const document = await getDocumentProxy(printPaper(['A متجر B']));
  const { text } = await extractText(document, { mergePages: true });
  expect(text).toContain('A ???? B');
});
