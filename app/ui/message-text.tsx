/** A plain text as it was sent, line by line; links to this site can be followed. */
export function MessageText({ text, origin }: { readonly text: string; readonly origin: string }) {
  const paragraphs = text.trim().split(/\n{2,}/);
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={index} dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {paragraph.split(/(https?:\/\/\S+)/).map((part, place) =>
            part.startsWith(`${origin}/`) ? (
              <a key={place} href={part.slice(origin.length)} dir="ltr">
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
      ))}
    </>
  );
}
