import type { MetaDescriptor } from '@remix-run/node';
import { headTags, type Head } from '#ui/head.ts';

/** Head of a list: searches by text and later pages are not for search engines. */
export function listHead(
  data:
    | (Head & {
        readonly origin: string;
        readonly canonical: string;
        readonly text: string;
        readonly isFirst: boolean;
      })
    | undefined,
): MetaDescriptor[] {
  if (!data) return [];
  const hidden = data.text !== '' || !data.isFirst;
  return [
    ...headTags(data),
    { tagName: 'link', rel: 'canonical', href: `${data.origin}${data.canonical}` },
    ...(hidden ? [{ name: 'robots', content: 'noindex, follow' }] : []),
  ];
}
