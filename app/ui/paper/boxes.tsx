const BOX = '☐';
const BLANK = '_'.repeat(24);

/** Boxes to tick, numbered so that they are easy to copy to the site. */
export function NumberedBoxes({ choices }: { readonly choices: readonly string[] }) {
  return (
    <ol className="boxes">
      {choices.map((choice) => (
        <li key={choice}>
          <Box /> {choice}
        </li>
      ))}
    </ol>
  );
}

/** Boxes to tick, one after the other on the line. */
export function InlineBoxes({ choices }: { readonly choices: readonly string[] }) {
  return (
    <p className="boxes">
      {choices.map((choice) => (
        <span key={choice}>
          <Box /> {choice}{' '}
        </span>
      ))}
    </p>
  );
}

function Box() {
  return <span aria-hidden="true">{BOX}</span>;
}

/** A question answered in writing. */
export function Blank({ label, hint }: { readonly label: string; readonly hint?: string }) {
  return (
    <p>
      {label} {hint !== undefined && <small>{hint}</small>}
      <br />
      <span aria-hidden="true">{BLANK}</span>
    </p>
  );
}
