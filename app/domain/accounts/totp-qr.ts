import { encode } from 'uqr';

/** White modules round the code, ISO/IEC 18004 §9.1. */
const QUIET_ZONE = 4;

/** The dark modules of a QR code as the path of an SVG of `size` × `size` units. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Draws the QR code of a text, with medium error correction. */
export function drawQr(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
