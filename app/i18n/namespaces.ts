/** One namespace a file of `locales/<lang>/`; pages name theirs in `handle.i18n`. */
export const NAMESPACES = [
  'common',
  'home',
  'assess',
  'result',
  'roadmap',
  'method',
  'pages',
  'report',
  'mail',
] as const;
