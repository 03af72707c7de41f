import type { LoaderFunctionArgs } from '@remix-run/node';
import { resources } from '#i18n/resources.server.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/**
 * The texts of namespaces, joined by `+`, in one language, as the browser's translator asks for
 * them. The build is part of the address, so they are kept for good. What a language has not is
 * empty.
 */
export function loader({ params }: LoaderFunctionArgs) {
  const { lang = '', namespaces = '' } = params;
  const languages = new Map<string, Readonly<Record<string, object>>>(Object.entries(resources));
  const texts = languages.get(lang);
  if (!texts) return new Response(null, { status: 404 });
  const asked = [...new Set(namespaces.split('+'))];
  const body = Object.fromEntries(
    asked.map((name) => [name, Object.hasOwn(texts, name) ? texts[name] : {}]),
  );
  return Response.json(body, { headers: { 'Cache-Control': FOR_GOOD } });
}
