import { DirectionProvider, MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import '@mantine/core/styles/global.css';
import './styles/mantine-variables.css';
import './styles/mantine.css';
import type { ReactNode } from 'react';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';
import { theme } from './theme.ts';

const ROOT_ID = 'mantine-root';

/** One scheme, nothing remembered: no script before the page, no local storage. */
const LIGHT_ONLY: MantineColorSchemeManager = {
  get: () => 'light',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

function rootElement(): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.getElementById(ROOT_ID) ?? undefined;
}

interface MantineRootProps {
  readonly lang: Lang;
  readonly children: ReactNode;
}

/**
 * Where Mantine's components live; one a page. Its variables hold inside this element only, what
 * floats is drawn in it, and style sheets replace the <style> tags that the policy refuses.
 * Each user imports the styles of the components it shows.
 */
export function MantineRoot({ lang, children }: MantineRootProps) {
  return (
    <DirectionProvider initialDirection={LANGUAGES[lang].dir} detectDirection={false}>
      <MantineProvider
        theme={theme}
        forceColorScheme="light"
        colorSchemeManager={LIGHT_ONLY}
        getRootElement={rootElement}
        cssVariablesSelector={`#${ROOT_ID}`}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <div id={ROOT_ID} data-mantine-color-scheme="light">
          {children}
        </div>
      </MantineProvider>
    </DirectionProvider>
  );
}
