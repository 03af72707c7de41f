import zghCommon from './locales/zgh/common.json' with { type: 'json' };
import zghHome from './locales/zgh/home.json' with { type: 'json' };
import zghAssess from './locales/zgh/assess.json' with { type: 'json' };
import { arResources } from './resources-ar.server.ts';
import { enResources } from './resources-en.server.ts';
import { frResources } from './resources-fr.server.ts';

/** Every locale file, for the server; the browser loads only what a page names. */
export const resources = {
  fr: frResources,
  ar: arResources,
  en: enResources,
  zgh: {
    common: zghCommon,
    home: zghHome,
    assess: zghAssess,
  },
} as const;
