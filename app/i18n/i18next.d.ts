import 'i18next';
import type assess from './locales/fr/assess.json';
import type common from './locales/fr/common.json';
import type home from './locales/fr/home.json';
import type mail from './locales/fr/mail.json';
import type method from './locales/fr/method.json';
import type pages from './locales/fr/pages.json';
import type report from './locales/fr/report.json';
import type result from './locales/fr/result.json';
import type roadmap from './locales/fr/roadmap.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      assess: typeof assess;
      common: typeof common;
      home: typeof home;
      mail: typeof mail;
      method: typeof method;
      pages: typeof pages;
      report: typeof report;
      result: typeof result;
      roadmap: typeof roadmap;
    };
  }
}
