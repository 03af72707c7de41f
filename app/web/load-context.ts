import type { AppLoadContext } from '@remix-run/node';
import type { SignedIn } from '#domain/kernel/index.server.ts';

/** What the HTTP edge knows of a request before any route runs. */
export interface EdgeContext {
  readonly requestId: string;
  /** For inline scripts of personal pages. */
  readonly nonce: string;
  /** No script, small stylesheet: asked by `Save-Data`, `?lite=1` or the remembered choice. */
  readonly lite: boolean;
  readonly ip: string;
  /** Token of this browser, null until an assessment was started here. */
  readonly deviceToken: string | null;
  /** Token of the session's cookie, whether it opens something or not. */
  readonly sessionToken: string | null;
  /** Who is signed in; `unknown` when the database could not be asked. */
  readonly person: SignedIn | 'unknown' | null;
  /** Set when the edge refused the request: the page only says so. */
  readonly refusal: 403 | 413 | null;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly edge: EdgeContext;
  }
}

export function edgeOf(context: AppLoadContext): EdgeContext {
  return context.edge;
}
