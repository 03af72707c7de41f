import frCommon from './locales/fr/common.json' with { type: 'json' };
import frHome from './locales/fr/home.json' with { type: 'json' };
import frAssess from './locales/fr/assess.json' with { type: 'json' };
import frResult from './locales/fr/result.json' with { type: 'json' };
import frRoadmap from './locales/fr/roadmap.json' with { type: 'json' };
import frMethod from './locales/fr/method.json' with { type: 'json' };
import frPages from './locales/fr/pages.json' with { type: 'json' };
import frReport from './locales/fr/report.json' with { type: 'json' };
import frMail from './locales/fr/mail.json' with { type: 'json' };
import arCommon from './locales/ar/common.json' with { type: 'json' };
import arHome from './locales/ar/home.json' with { type: 'json' };
import arAssess from './locales/ar/assess.json' with { type: 'json' };
import arResult from './locales/ar/result.json' with { type: 'json' };
import arRoadmap from './locales/ar/roadmap.json' with { type: 'json' };
import arMethod from './locales/ar/method.json' with { type: 'json' };
import arPages from './locales/ar/pages.json' with { type: 'json' };
import arReport from './locales/ar/report.json' with { type: 'json' };
import arMail from './locales/ar/mail.json' with { type: 'json' };
import enCommon from './locales/en/common.json' with { type: 'json' };
import enHome from './locales/en/home.json' with { type: 'json' };
import enAssess from './locales/en/assess.json' with { type: 'json' };
import enResult from './locales/en/result.json' with { type: 'json' };
import enRoadmap from './locales/en/roadmap.json' with { type: 'json' };
import enMethod from './locales/en/method.json' with { type: 'json' };
import enPages from './locales/en/pages.json' with { type: 'json' };
import enReport from './locales/en/report.json' with { type: 'json' };
import enMail from './locales/en/mail.json' with { type: 'json' };
import zghCommon from './locales/zgh/common.json' with { type: 'json' };
import zghHome from './locales/zgh/home.json' with { type: 'json' };
import zghAssess from './locales/zgh/assess.json' with { type: 'json' };

/** Every locale file, for the server; the browser loads only what a page names. */
export const resources = {
  fr: {
    common: frCommon,
    home: frHome,
    assess: frAssess,
    result: frResult,
    roadmap: frRoadmap,
    method: frMethod,
    pages: frPages,
    report: frReport,
    mail: frMail,
  },
  ar: {
    common: arCommon,
    home: arHome,
    assess: arAssess,
    result: arResult,
    roadmap: arRoadmap,
    method: arMethod,
    pages: arPages,
    report: arReport,
    mail: arMail,
  },
  en: {
    common: enCommon,
    home: enHome,
    assess: enAssess,
    result: enResult,
    roadmap: enRoadmap,
    method: enMethod,
    pages: enPages,
    report: enReport,
    mail: enMail,
  },
  zgh: {
    common: zghCommon,
    home: zghHome,
    assess: zghAssess,
  },
} as const;
