import { Drawer } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Stack.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Drawer.css';
import { Link, useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { PlannedActionView } from '#domain/assessment/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { MantineRoot } from '#ui/mantine.tsx';
import { PlanFields, type Refused } from './plan-fields.tsx';

export interface PlanDrawerProps {
  readonly action: PlannedActionView;
  readonly states: readonly PlannedActionView['state'][];
  /** Address of the action's own page, which takes the form too. */
  readonly page: string;
  readonly lang: Lang;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Plans one action beside the list. Saving ends in a navigation, which closes it. */
export function PlanDrawer({ action, states, page, lang, opened, onClose }: PlanDrawerProps) {
  const { t } = useTranslation('roadmap');
  const fetcher = useFetcher<Refused>();
  useNextLocation(onClose);
  return createPortal(
    <MantineRoot lang={lang}>
      <Drawer
        opened={opened}
        onClose={onClose}
        position="right"
        padding="lg"
        returnFocus={false}
        onExitTransitionEnd={() => focusLinkOf(action.id)}
        title={t('edit.title')}
        closeButtonProps={{ 'aria-label': t('edit.close') }}
      >
        <strong>{action.texts.title}</strong>
        <p>
          <Link to={page} style={{ display: 'inline-block', paddingBlock: '.6rem' }}>
            {t('edit.details')}
          </Link>
        </p>
        <fetcher.Form
          method="post"
          action={`${page}?index`}
          noValidate
          onSubmit={(event) => {
            if (fetcher.state !== 'idle') event.preventDefault();
          }}
        >
          <PlanFields action={action} states={states} refused={fetcher.data} />
          <div className="actions">
            <button className="btn" type="submit" aria-disabled={fetcher.state !== 'idle'}>
              {t('edit.save')}
            </button>
          </div>
        </fetcher.Form>
      </Drawer>
    </MantineRoot>,
    document.body,
  );
}

/** The list may have been drawn again since the link was followed. */
function focusLinkOf(actionId: string): void {
  document.getElementById(actionId)?.querySelector('a')?.focus({ preventScroll: true });
}

/** Calls back once the page has moved on from where this was mounted. */
function useNextLocation(then: () => void): void {
  const { key } = useLocation();
  const first = useRef(key);
  useEffect(() => {
    if (key === first.current) return;
    first.current = key;
    then();
  });
}
