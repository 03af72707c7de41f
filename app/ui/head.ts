import type { MetaDescriptor } from '@remix-run/node';

/** Title and description of a page, written in its language by the loader. */
export interface Head {
  readonly title: string;
  readonly description: string;
}

/** The tags of a page's head; none while its data is missing (an error page is shown then). */
export function headTags(head: Head | undefined): MetaDescriptor[] {
  if (!head) return [];
  return [
    { title: head.title },
    { name: 'description', content: head.description },
    { property: 'og:title', content: head.title },
    { property: 'og:description', content: head.description },
  ];
}
