import 'i18next';
import type advisor from './locales/fr/advisor.json';
import type assess from './locales/fr/assess.json';
import type audit from './locales/fr/audit.json';
import type auth from './locales/fr/auth.json';
import type common from './locales/fr/common.json';
import type consent from './locales/fr/consent.json';
import type dma from './locales/fr/dma.json';
import type evidence from './locales/fr/evidence.json';
import type home from './locales/fr/home.json';
import type mail from './locales/fr/mail.json';
import type method from './locales/fr/method.json';
import type notice from './locales/fr/notice.json';
import type notify from './locales/fr/notify.json';
import type operations from './locales/fr/operations.json';
import type passkey from './locales/fr/passkey.json';
import type pages from './locales/fr/pages.json';
import type people from './locales/fr/people.json';
import type report from './locales/fr/report.json';
import type result from './locales/fr/result.json';
import type roadmap from './locales/fr/roadmap.json';
import type security from './locales/fr/security.json';
import type sme from './locales/fr/sme.json';
import type space from './locales/fr/space.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      advisor: typeof advisor;
      assess: typeof assess;
      audit: typeof audit;
      auth: typeof auth;
      common: typeof common;
      consent: typeof consent;
      dma: typeof dma;
      evidence: typeof evidence;
      home: typeof home;
      mail: typeof mail;
      method: typeof method;
      notice: typeof notice;
      notify: typeof notify;
      operations: typeof operations;
      passkey: typeof passkey;
      pages: typeof pages;
      people: typeof people;
      report: typeof report;
      result: typeof result;
      roadmap: typeof roadmap;
      security: typeof security;
      sme: typeof sme;
      space: typeof space;
    };
  }
}
