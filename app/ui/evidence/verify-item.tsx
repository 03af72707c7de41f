import type { EvidenceItem } from '#domain/assessment/schema.ts';
import { CheckField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { GradeStatus } from './grade.tsx';
import { Piece, usePieceName, type ShownPiece } from './pieces.tsx';

interface VerifyItemProps {
  readonly item: Pick<EvidenceItem, 'id' | 'title' | 'answer' | 'grade'> & {
    readonly pieces: readonly ShownPiece[];
  };
  /** Ids that were ticked when the form was refused. */
  readonly chosen: readonly string[];
  readonly filePath: (id: string) => string;
}

/** One answer with its pieces, each with a box to tick by an advisor who saw it. */
export function VerifyItem({ item, chosen, filePath }: VerifyItemProps) {
  return (
    <Panel title={item.title} id={item.id.toLowerCase()}>
      <p>{item.answer}</p>
      <GradeStatus grade={item.grade} />
      <ul className="steps">
        {item.pieces.map((piece) => (
          <li key={piece.id}>
            <Piece piece={piece} filePath={filePath} />
            {piece.verified === null && isReadable(piece) && (
              <VerifyBox piece={piece} checked={chosen.includes(piece.id)} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function isReadable({ file }: ShownPiece): boolean {
  return file === null || file.state === 'clean';
}

function VerifyBox({ piece, checked }: { readonly piece: ShownPiece; readonly checked: boolean }) {
  const name = usePieceName(piece);
  return (
    <CheckField name="evidence" value={piece.id} label={<bdi>{name}</bdi>} checked={checked} />
  );
}
