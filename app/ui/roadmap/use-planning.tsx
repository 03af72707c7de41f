import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedActionView } from '#domain/assessment/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { LeaveForPage } from './leave-for-page.tsx';
import type { PlanDrawerProps } from './plan-drawer.tsx';

// Its library weighs more than the page: it comes when it is asked for. When it does not come
// (no network, a newer release), the action's own page does the same work.
const PlanDrawer = lazy<ComponentType<PlanDrawerProps>>(() =>
  import('./plan-drawer.tsx').then(
    (module) => ({ default: module.PlanDrawer }),
    () => ({ default: LeaveForPage }),
  ),
);

interface PlanningOptions {
  readonly lang: Lang;
  /** Address of the assessment's pages. */
  readonly here: string;
  /** States each action may take next, by the action's id. */
  readonly states: Readonly<Record<string, readonly PlannedActionView['state'][]>>;
}

interface Opening {
  readonly action: PlannedActionView;
  /** Makes each opening a fresh form. */
  readonly count: number;
  readonly opened: boolean;
}

interface Planning {
  readonly plan: (action: PlannedActionView) => void;
  readonly drawer: ReactNode;
}

/** Planning an action beside the list: `plan` opens the drawer, which the page shows anywhere. */
export function usePlanning({ lang, here, states }: PlanningOptions): Planning {
  const [opening, setOpening] = useState<Opening | null>(null);
  const plan = (action: PlannedActionView) =>
    setOpening((last) => ({ action, count: (last?.count ?? 0) + 1, opened: true }));
  const close = () => setOpening((last) => last && { ...last, opened: false });
  const drawer = opening && (
    <Suspense fallback={<Coming />}>
      <PlanDrawer
        key={opening.count}
        action={opening.action}
        states={states[opening.action.id] ?? [opening.action.state]}
        page={`${here}/roadmap/${opening.action.id}`}
        lang={lang}
        opened={opening.opened}
        onClose={close}
      />
    </Suspense>
  );
  return { plan, drawer };
}

function Coming() {
  const { t } = useTranslation('roadmap');
  return (
    <p
      className="note"
      role="status"
      style={{ position: 'fixed', insetInline: 0, insetBlockEnd: 0 }}
    >
      {t('edit.loading')}
    </p>
  );
}
