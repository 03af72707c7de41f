import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What every page of a workspace shows; drawers and the like come when they are opened. */
const MANTINE_PARTS =
  /node_modules\/@mantine\/(?!core\/esm\/components\/(?:Drawer|Modal|ModalBase|Overlay|CloseButton|FocusTrap|Portal|Transition))|\/app\/ui\/(?:mantine|theme|workspace\/(?:fields|parts|shell)|certification\/written)\.tsx?$|\/app\/ui\/casework\/casework\.css$|\/app\/domain\/cases\//;

/** What the pages of signing in and up share. */
const AUTH_PARTS =
  /\/app\/ui\/(?:auth-fields|passkey-button|sign-up-consents|use-auth-messages)\.tsx?$/;

/** Small parts that most public pages share; what only workspaces show is not among them. */
const SHARED_UI =
  /\/app\/(?:i18n\/(?:formatters|languages)\.ts|web\/cookies\.ts|ui\/(?:(?:attach-form|contact|data-table|dimension-form|error-page|error-summary|field|head|motif|page-layout|progress|prose|question|rendering|resume-code|unavailable-dimension|use-answer-times|use-messages|use-one-at-a-time|use-site)\.tsx?$|workspace\/on-behalf\.tsx$))/;

/** What the pages on which a firm asks for aid share. */
const APPLY_PARTS =
  /\/app\/ui\/(?:apply\/(?:draft-head|day-field|use-apply-errors)|eligibility\/question-field)\.tsx?$/;

/** What explains an aid anywhere, with the words of programmes and the sheet of their studio. */
const AID_PARTS =
  /\/app\/(?:domain\/programmes\/|ui\/(?:aid\/|apply\/rules\.tsx$|styles\/(?:aid|studio)\.css$))/;

/** What the pages on which the rules of a programme are written share. */
const BUILDER_PARTS = /\/app\/ui\/builder\/(?:criterion-editor|fact-inputs|findings)\.tsx$/;

/** What the lists of officers and examiners share. */
const QUEUE_PARTS =
  /\/app\/ui\/(?:cases\/(?:due|use-cases-errors|words)|examiner\/(?:row-keys|saved-views)|workspace\/pager)\.tsx?$/;

export default defineConfig({
  plugins: [remix(remixOptions)],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        manualChunks(id) {
          if (
            id.includes('vite/preload-helper') ||
            /node_modules\/(react|react-dom|scheduler|@remix-run|i18next|react-i18next|use-sync-external-store|void-elements|html-parse-stringify|turbo-stream)\//.test(
              id,
            )
          )
            return 'vendor';
          // The workspaces' own parts, in one request of scripts.
          if (MANTINE_PARTS.test(id)) return 'mantine';
          if (AUTH_PARTS.test(id)) return 'auth';
          if (APPLY_PARTS.test(id)) return 'apply';
          if (AID_PARTS.test(id)) return 'aid';
          if (BUILDER_PARTS.test(id)) return 'builder';
          if (id.includes('/app/ui/studio/')) return 'studio';
          if (QUEUE_PARTS.test(id)) return 'queue';
          if (id.includes('/app/ui/steering/')) return 'steering';
          if (id.includes('/app/ui/decision/')) return 'decision';
          // All but the form of one page, which needs what asks a firm for its facts.
          if (/\/app\/ui\/casework\/(?!fact-form)/.test(id)) return 'casework';
          if (/\/app\/ui\/(?:money\/|styles\/money\.css)/.test(id)) return 'money';
          if (id.includes('/app/ui/result/')) return 'outcome';
          // Small parts that most pages share travel together: requests cost more than bytes.
          if (SHARED_UI.test(id)) return 'ui';
          return undefined;
        },
      },
    },
  },
  // Found late, these would be bundled again while a page is open, with a second React.
  optimizeDeps: {
    include: [
      'react',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      '@remix-run/react',
      'i18next',
      'i18next-resources-to-backend',
      'react-i18next',
    ],
  },
  resolve: { dedupe: ['react', 'react-dom'] },
  server: { host: '127.0.0.1' },
});
