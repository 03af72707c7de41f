import { notFound } from '#web/params.server.ts';

/** Any other address under a language: the 404 page, in that language and with its menu. */
export function loader(): never {
  throw notFound();
}

export const action = loader;

/** Never shown: the loader always throws. Without a component this would be a bare endpoint. */
export default function Nowhere() {
  return null;
}
