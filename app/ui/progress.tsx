/** How far one is, in words and as a bar. */
export function Progress({ text, share }: { readonly text: string; readonly share: number }) {
  return (
    <div className="progress">
      {text}
      <div className="track" aria-hidden="true">
        <i style={{ inlineSize: `${String(Math.round(share * 100))}%` }} />
      </div>
    </div>
  );
}
