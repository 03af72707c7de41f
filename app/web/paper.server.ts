import { attachmentHeaders } from './attachment.server.ts';
import { PRIVATE_PAGE, seeOther } from './responses.server.ts';

/** A paper: a file that somebody sent, by a token that opens it; or bytes made here. */
type Paper =
  | { readonly kind: 'sent'; readonly token: string }
  | {
      readonly kind: 'made';
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    };

/** Answers with a paper: what was made here as a file to keep, what was sent at its own address. */
export function paperResponse(paper: Paper): Response {
  if (paper.kind === 'sent') return seeOther(`/files/${paper.token}`, PRIVATE_PAGE);
  const { name: fileName, mediaType, bytes } = paper;
  return new Response(Buffer.from(bytes), {
    headers: attachmentHeaders({ fileName, mediaType, bytes: bytes.length }),
  });
}
