/** What somebody typed, with its lines, in whatever language it is. */
export function TypedText({ text }: { readonly text: string }) {
  return (
    <span dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {text}
    </span>
  );
}
