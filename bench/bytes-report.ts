export interface PageBytes {
  readonly page: string;
  readonly lang: string;
  readonly path: string;
  readonly mode: 'lite' | 'full';
  /** Compressed bytes of bodies, by kind. */
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly other: number;
  /** Bytes of all status lines and headers. */
  readonly head: number;
  readonly requests: number;
  readonly scriptTags: number;
}

const LITE_TOTAL = 14_336;
const FULL = { js: 110_000, css: 20_000, requests: 15, total: 150_000 } as const;

const total = ({ html, css, js, other }: PageBytes) => html + css + js + other;

/** What a page exceeds, empty when it keeps its budget. */
function excesses(page: PageBytes): string[] {
  const found: string[] = [];
  const check = (name: string, value: number, most: number) => {
    if (value > most) found.push(`${name} +${value - most}`);
  };
  if (page.mode === 'lite') {
    check('bytes', total(page), LITE_TOTAL);
    check('script tags', page.scriptTags, 0);
    check('files that are neither page nor style', page.js + page.other, 0);
    return found;
  }
  check('script bytes', page.js, FULL.js);
  check('style bytes', page.css, FULL.css);
  check('requests', page.requests, FULL.requests);
  check('bytes', total(page), FULL.total);
  return found;
}

/** One table a mode, then how many pages keep their budget. */
export function printBytes(pages: readonly PageBytes[]): void {
  for (const mode of ['lite', 'full'] as const) {
    const rows = pages.filter((page) => page.mode === mode);
    const wanted =
      mode === 'lite'
        ? `at most ${LITE_TOTAL} bytes, no script`
        : `at most ${FULL.js} bytes of scripts, ${FULL.css} of styles, ${FULL.total} in all, ${FULL.requests} requests`;
    console.log(`Pages in ${mode} mode: ${wanted}`);
    console.table(
      rows.map((page) => ({
        page: page.page,
        lang: page.lang,
        path: page.path,
        html: page.html,
        css: page.css,
        ...(mode === 'full' ? { js: page.js, other: page.other } : {}),
        total: total(page),
        headers: page.head,
        requests: page.requests,
        verdict: excesses(page).join(', ') || 'met',
      })),
    );
    const kept = rows.filter((page) => excesses(page).length === 0).length;
    console.log(`${kept} of ${rows.length} pages in ${mode} mode keep their budget\n`);
  }
}
