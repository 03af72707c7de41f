import terms from '#content/voucher-terms.json' with { type: 'json' };
import { contentHash } from '#domain/kernel/index.server.ts';
import type { TextLang } from '../pages/own-case-words.ts';

type Version = (typeof terms)['versions'][number];

/** SHA-256 of a version in all its languages: what is kept of an acceptance. */
const hashes = new Map(terms.versions.map((version) => [contentHash(version), version]));

/** The terms of vouchers as a reader sees them. */
export interface VoucherTerms {
  readonly version: string;
  readonly hash: string;
  readonly title: string;
  readonly lead: string;
  readonly articles: readonly {
    readonly code: string;
    readonly title: string;
    readonly text: string;
  }[];
}

function shown(version: Version, hash: string, lang: TextLang): VoucherTerms {
  return {
    ...{ version: version.version, hash, title: version.title[lang], lead: version.lead[lang] },
    articles: version.articles.map(({ code, title, text }) => ({
      ...{ code, title: title[lang], text: text[lang] },
    })),
  };
}

/** The terms in force: the last version of `content/voucher-terms.json`. */
export function currentTerms(lang: TextLang): VoucherTerms {
  const last = [...hashes].at(-1);
  if (!last) throw new Error('content/voucher-terms.json has no version.');
  return shown(last[1], last[0], lang);
}

/** The terms that were accepted, by their hash; null for none that was ever in force. */
export function termsOf(hash: string, lang: TextLang): VoucherTerms | null {
  const version = hashes.get(hash);
  return version === undefined ? null : shown(version, hash, lang);
}
