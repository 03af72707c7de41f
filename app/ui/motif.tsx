/** The eight-pointed star of zellige work, drawn once and used as mark and as pattern. */
export function Motif({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 100 100" className={className} aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="6" strokeLinejoin="round">
        <path d="M22 22h56v56H22z" />
        <path d="M50 10.4 89.6 50 50 89.6 10.4 50z" />
      </g>
      <circle cx="50" cy="50" r="9" fill="currentColor" />
    </svg>
  );
}
