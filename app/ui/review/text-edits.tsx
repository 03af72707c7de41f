import { useTranslation } from 'react-i18next';
import type { TextEdit } from '#domain/catalogue/schema.ts';

/** A text with what was added and removed in it, told by more than colour. */
export function TextEdits({
  edits,
  lang,
}: {
  readonly edits: readonly TextEdit[];
  readonly lang: 'fr' | 'ar';
}) {
  return (
    <p
      lang={lang}
      dir={lang === 'ar' ? 'rtl' : 'ltr'}
      style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
    >
      {edits.map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : (
          <Edit key={index} {...{ kind, text }} />
        ),
      )}
    </p>
  );
}

/** Something added or removed; who listens hears which. */
export function Edit({
  kind,
  text,
}: {
  readonly kind: 'added' | 'removed';
  readonly text: string;
}) {
  const { t } = useTranslation('review');
  const Element = kind === 'added' ? 'ins' : 'del';
  return (
    <Element>
      <span className="vh">{kind === 'added' ? t('diff.added') : t('diff.removed')} </span>
      {text}
      <span className="vh"> {t('diff.end')}</span>
    </Element>
  );
}
