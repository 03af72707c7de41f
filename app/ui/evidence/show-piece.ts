import type { EvidencePiece } from '#domain/assessment/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { ShownPiece } from './pieces.tsx';

const KB = 1024;
const MB = KB * KB;

/** A size as people read it: whole kilobytes, or megabytes with one decimal. */
function sizeOf(lang: Lang, bytes: number) {
  if (bytes < MB)
    return { unit: 'kb', number: formatNumber(lang, Math.max(1, Math.round(bytes / KB))) } as const;
  return { unit: 'mb', number: formatNumber(lang, bytes / MB, 1) } as const;
}

/** A piece of evidence as its page shows it. */
export function showPiece(lang: Lang, piece: EvidencePiece): ShownPiece {
  const { id, kind, text, url, file, addedAt, verifiedAt } = piece;
  return {
    ...{ id, kind, text, url },
    file: file && { name: file.name, state: file.state, size: sizeOf(lang, file.bytes) },
    added: formatDate(lang, addedAt),
    verified: verifiedAt && formatDate(lang, verifiedAt),
  };
}
