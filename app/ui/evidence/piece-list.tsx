import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Piece, usePieceName, type ShownPiece } from './pieces.tsx';

interface PieceListProps {
  readonly pieces: readonly ShownPiece[];
  readonly filePath: (id: string) => string;
  /** Whether each piece has a button that removes it. */
  readonly removable: boolean;
}

/** The pieces of one answer. */
export function PieceList({ pieces, filePath, removable }: PieceListProps) {
  const { t } = useTranslation('evidence');
  if (pieces.length === 0) return <p>{t('item.empty')}</p>;
  return (
    <ul className="steps">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <Piece piece={piece} filePath={filePath} />
          {removable && <RemoveButton piece={piece} />}
        </li>
      ))}
    </ul>
  );
}

function RemoveButton({ piece }: { readonly piece: ShownPiece }) {
  const { t } = useTranslation('evidence');
  const name = usePieceName(piece);
  return (
    <Form method="post">
      <button
        className="link"
        type="submit"
        name="remove"
        value={piece.id}
        aria-label={t('item.removeOf', { name })}
      >
        {t('item.remove')}
      </button>
    </Form>
  );
}
