import { useTranslation } from 'react-i18next';

/** A piece of evidence with its dates and sizes written out. */
export interface ShownPiece {
  readonly id: string;
  readonly kind: 'description' | 'link' | 'file';
  readonly text: string | null;
  readonly url: string | null;
  readonly file: {
    readonly name: string;
    readonly size: { readonly unit: 'kb' | 'mb'; readonly number: string };
    readonly state: 'quarantined' | 'clean' | 'infected' | 'erased';
  } | null;
  readonly added: string;
  readonly verified: string | null;
}

/** What one piece is called: its file's name, its address, or that it is a description. */
export function usePieceName({ kind, file, url }: ShownPiece): string {
  const { t } = useTranslation('evidence');
  return file?.name || url || t(`kind.${kind}`);
}

/** What one piece says, where it leads and since when. `filePath` opens the file of a piece. */
export function Piece({
  piece,
  filePath,
}: {
  readonly piece: ShownPiece;
  readonly filePath: (id: string) => string;
}) {
  const { t } = useTranslation('evidence');
  const { id, kind, text, url, file, added, verified } = piece;
  return (
    <>
      <p>
        <strong>{t(`kind.${kind}`)}</strong>{' '}
        {url !== null && (
          <a className="ltr" href={url} rel="noopener noreferrer nofollow" target="_blank">
            {url}
          </a>
        )}
        {file && <FileLine file={file} href={filePath(id)} />}
      </p>
      {text !== null && text !== '' && (
        <p style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          <bdi>{text}</bdi>
        </p>
      )}
      <p className="hint">
        {t('item.added', { date: added })}
        {verified !== null && <> · {t('item.verified', { date: verified })}</>}
      </p>
    </>
  );
}

function FileLine({
  file,
  href,
}: {
  readonly file: NonNullable<ShownPiece['file']>;
  readonly href: string;
}) {
  const { t } = useTranslation('evidence');
  if (file.state === 'infected') return <span>{t('item.refused')}</span>;
  const name = <bdi style={{ overflowWrap: 'anywhere' }}>{file.name}</bdi>;
  return (
    <>
      {file.state === 'clean' ? <a href={href}>{name}</a> : name}{' '}
      <span className="hint">
        {t(`size.${file.size.unit}`, { size: file.size.number })}
        {file.state === 'quarantined' && <> · {t('item.checking')}</>}
      </span>
    </>
  );
}
