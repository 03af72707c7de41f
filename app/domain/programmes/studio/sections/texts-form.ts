import { SPOKEN } from '#domain/catalogue/index.server.ts';
import { PROGRAMME_KINDS } from '../../codes.ts';
import type { ProgrammeDraft } from '../../content.ts';
import { FormReader, LANGS, textValues, type SectionRead, type Text } from './form-reader.ts';
import { STUDIO_LIMITS } from './limits.ts';
import type { FormValues } from './rows.ts';

const isEmpty = (text: Text) => LANGS.every((lang) => text[lang] === '');

/** What a programme is called and who stands behind it. */
export function readTexts(values: FormValues): SectionRead {
  const form = new FormReader(values);
  const name = form.text('name', STUDIO_LIMITS.name);
  if (name.fr === '') form.refuse('name.fr', 'text');
  const summary = form.text('summary', STUDIO_LIMITS.text);
  const owner = form.text('owner', STUDIO_LIMITS.line);
  const funder = form.text('funder', STUDIO_LIMITS.line);
  const languages = form.boxes('languages', SPOKEN);
  return form.done((draft) => ({
    ...draft,
    ...{ name, summary, owner, funder: isEmpty(funder) ? null : funder, languages },
    kind: form.choice('kind', PROGRAMME_KINDS, draft.kind),
  }));
}

export function textsValues({
  name,
  summary,
  owner,
  funder,
  kind,
  languages,
}: ProgrammeDraft): FormValues {
  return {
    ...textValues('name', name),
    ...textValues('summary', summary),
    ...textValues('owner', owner),
    ...textValues('funder', funder ?? { fr: '', ar: '', en: '' }),
    ...{ kind, languages },
  };
}
