import { createContext, useContext } from 'react';

export const NonceContext = createContext<string | undefined>(undefined);

/** The nonce of this page's inline scripts; undefined in the browser and on cached pages. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
