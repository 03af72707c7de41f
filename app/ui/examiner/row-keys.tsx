import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const FIELDS = 'input:not([type=checkbox]), select, textarea, [contenteditable]';

/** The next row to go to; the first when none has the focus. */
function moveTo(links: readonly HTMLElement[], step: number): void {
  const row = document.activeElement?.closest('tr');
  const at = links.findIndex((link) => row !== null && row?.contains(link) === true);
  const next = at === -1 ? links[0] : links[Math.min(Math.max(0, at + step), links.length - 1)];
  next?.focus();
}

/**
 * Lets the rows of the table within be walked by keys: j or down, k or up; Enter opens the link of
 * the row, which has the focus; x ticks its box; ? shows the help. Without scripts, Tab does all.
 * The page names the texts `certification` in its handle.
 */
export function RowKeys({
  ticks = false,
  children,
}: {
  /** Whether there are boxes to tick in the rows. */
  readonly ticks?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('certification');
  const rows = useRef<HTMLDivElement>(null);
  const help = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target instanceof Element && target.matches(FIELDS)) return;
      const inside = rows.current?.contains(document.activeElement) ?? false;
      const links = [...(rows.current?.querySelectorAll<HTMLElement>('th[scope=row] a') ?? [])];
      const step = STEPS[key];
      // Arrows scroll the page until somebody is in the table.
      if (step !== undefined && (inside || key.length === 1)) {
        event.preventDefault();
        moveTo(links, step);
      } else if (key === 'x' && inside) {
        const row = document.activeElement?.closest('tr');
        row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
      } else if (key === '?' && help.current) {
        help.current.open = !help.current.open;
        help.current.querySelector('summary')?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <>
      <details ref={help}>
        <summary>{t('keys.title')}</summary>
        <dl className="facts">
          {HELP.filter((key) => ticks || key !== 'tick').map((key) => (
            <div key={key}>
              <dt>
                <kbd dir="ltr">{KEYS[key]}</kbd>
              </dt>
              <dd>{t(`keys.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div ref={rows}>{children}</div>
    </>
  );
}

const HELP = ['next', 'previous', 'open', 'tick', 'help'] as const;
const KEYS = { next: 'j ↓', previous: 'k ↑', open: 'Enter', tick: 'x', help: '?' } as const;
