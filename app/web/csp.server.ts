import { createHash } from 'node:crypto';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** SHA-256 sources of every inline script of a rendered page, for pages that are cached. */
export function inlineScriptHashes(html: string): readonly string[] {
  return [...html.matchAll(INLINE_SCRIPT)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
}

/**
 * The Content-Security-Policy of a page. `style-src-attr 'unsafe-inline'` serves the widths of
 * bars and Mantine's inline variables; scripts are allowed by nonce or by hash only.
 */
export function contentSecurityPolicy(
  scriptSources: readonly string[],
  options: { readonly https: boolean; readonly dev: boolean },
): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' ${scriptSources.join(' ')}`.trim(),
    `style-src 'self'${options.dev ? " 'unsafe-inline'" : ''}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${options.dev ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(options.https ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
