import { resources } from './resources.server.ts';

const VOCABULARIES = [resources.fr.vocab, resources.ar.vocab, resources.en.vocab];

type Vocabulary = (typeof resources)['fr']['vocab'];

function wordsOf(list: keyof Vocabulary): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.keys(resources.fr.vocab[list]).map((code) => [
      code,
      VOCABULARIES.map((texts): string => new Map(Object.entries(texts[list])).get(code) ?? ''),
    ]),
  );
}

/** Words of the vocabulary's codes, in French, Arabic and English, for what people type in a sheet. */
export function vocabularyWords() {
  return {
    priceKind: wordsOf('priceKind'),
    size: wordsOf('size'),
    spoken: wordsOf('spoken'),
    mode: wordsOf('mode'),
    integration: wordsOf('integration'),
    exit: wordsOf('exit'),
    credential: wordsOf('credential'),
  };
}
