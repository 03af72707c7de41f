const TONES: Readonly<Record<string, string>> = { certified: 'tag done', probation: 'tag' };

/** The state of a certificate, as a word on a ground. */
export function StateTag({ state, word }: { readonly state: string; readonly word: string }) {
  return <span className={TONES[state] ?? 'tag warn'}>{word}</span>;
}
