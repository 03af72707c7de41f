import { DOCUMENTS } from '../../codes.ts';
import type { ProgrammeDraft } from '../../content.ts';
import { FormReader, joined, LANGS, textValues, type SectionRead } from './form-reader.ts';
import { STUDIO_LIMITS } from './limits.ts';
import type { FormValues } from './rows.ts';

/** An empty row of each list of the form. */
export const DOCUMENT_ROWS = {
  steps: { 'text.fr': '', 'text.ar': '', 'text.en': '' },
} as const;

/** Papers a programme asks for, and what one does step by step. */
export function readDocuments(values: FormValues): SectionRead {
  const form = new FormReader(values);
  const documents = DOCUMENTS.flatMap((code) => {
    const asked = form.choice(`document.${code}`, ['', 'required', 'optional'], '');
    return asked === '' ? [] : [{ code, required: asked === 'required' }];
  });
  const rows = form.rows('steps');
  if (rows.length > STUDIO_LIMITS.steps) form.refuse('steps', 'tooMany');
  const steps = rows
    .slice(0, STUDIO_LIMITS.steps)
    .map((row) => form.text(`steps.${String(row)}.text`, STUDIO_LIMITS.line))
    .filter((text) => LANGS.some((lang) => text[lang] !== ''));
  return form.done((draft) => ({ ...draft, documents, steps }));
}

export function documentsValues({ documents, steps }: ProgrammeDraft): FormValues {
  const asked = documents.map(
    ({ code, required }) => [`document.${code}`, required ? 'required' : 'optional'] as const,
  );
  const texts = steps.map((step, row) => textValues(`steps.${String(row)}.text`, step));
  return { ...Object.fromEntries(asked), ...joined(texts) };
}
