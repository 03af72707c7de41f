import { createContext, useContext } from 'react';

/** What only the server's rendering of this answer knows. */
export interface Rendering {
  /** Of the inline scripts; undefined on cached pages. */
  readonly nonce: string | undefined;
  /** The reference the log has too; undefined on cached pages. */
  readonly requestId: string | undefined;
}

export const RenderingContext = createContext<Rendering>({
  nonce: undefined,
  requestId: undefined,
});

/** The nonce of this page's inline scripts; undefined in the browser and on cached pages. */
export function useNonce(): string | undefined {
  return useContext(RenderingContext).nonce;
}

/** The reference of the request that made this page, for people to quote. */
export function useRequestId(): string | undefined {
  const { requestId } = useContext(RenderingContext);
  if (requestId !== undefined || typeof document === 'undefined') return requestId;
  return document.documentElement.dataset['requestId'];
}
