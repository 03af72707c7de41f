import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startI18n } from './i18n/i18n.client.ts';
import { DEFAULT_LANG, isLang } from './i18n/languages.ts';

async function hydrate(): Promise<void> {
  const { lang, namespaces } = document.documentElement.dataset;
  const i18n = await startI18n(
    isLang(lang) ? lang : DEFAULT_LANG,
    (namespaces ?? 'common').split(' '),
  );
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
