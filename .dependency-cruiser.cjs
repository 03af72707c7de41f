/** Import order of the rooms: each may use those before it, through their doors only. */
const ROOMS = [
  'kernel',
  'audit',
  'accounts',
  'ledger',
  'payments',
  'assessment',
  'catalogue',
  'programmes',
  'matching',
  'integrity',
  'cases',
  'engagements',
  'notifications',
  'insight',
];
/** Siblings at the end of the order: they do not know each other. */
const LAST = ['notifications', 'insight'];

const TEST = '\\.test\\.tsx?$';
const DOORS = '^app/domain/[^/]+/(index\\.server|schema)\\.ts$';
const SCHEMAS = '^app/domain/[^/]+/schema\\.ts$';
const KERNEL = '^app/domain/kernel/index\\.server\\.ts$';
const adapters = (...names) => `^app/platform/(${names.join('|')})(\\.server)?\\.ts$`;
const inside = (...folders) => `^app/(${folders.join('|')})/`;

const BROWSER = {
  path: [inside('ui'), '/schema\\.ts$', '\\.client\\.tsx?$'],
  pathNot: [TEST, '\\.server\\.tsx?$'],
};

/** The part of the house named `from` may import `to` and nothing else of the house. */
function only(from, to, options = {}) {
  return {
    name: `${options.name ?? from}-imports`,
    comment: options.comment ?? `This is not among the folders that app/${from} may import.`,
    severity: 'error',
    from: { path: options.from ?? inside(from), pathNot: [TEST, ...(options.fromNot ?? [])] },
    to: { path: '^(app|server|prisma|tests|bench)/', pathNot: to },
  };
}

function laterRooms(room) {
  const later = LAST.includes(room)
    ? LAST.filter((other) => other !== room)
    : ROOMS.slice(ROOMS.indexOf(room) + 1);
  if (later.length === 0) return [];
  return [
    {
      name: `room-order-${room}`,
      comment: `${room} comes before ${later.join(', ')}: let the fact travel up as a job.`,
      severity: 'error',
      from: { path: `^app/domain/${room}/`, pathNot: TEST },
      to: { path: `^app/domain/(${later.join('|')})/` },
    },
  ];
}

/** The kernel lends `ui`, `emails` and `documents` its types and nothing that runs. */
const kernelTypesOnly = (folder) => ({
  name: `${folder}-kernel-types`,
  comment: 'Only types of the kernel: write `import type`.',
  severity: 'error',
  from: { path: inside(folder), pathNot: TEST },
  to: { path: KERNEL, dependencyTypesNot: ['type-only'] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // A route folder may split its page into files of its own. Its name counts up to its first
    // parameter, whose sign would be read as the end of a pattern.
    // What both sides of a project see is written once, beside the firm's pages.
    only(
      'routes',
      [
        inside('web', 'ui', 'i18n'),
        DOORS,
        '^app/routes/$1[^/]*/',
        '^app/routes/_space\\.sme\\.projects\\.[^/]*/(?:page|act)\\.server\\.ts$',
      ],
      { from: '^app/routes/([^/$]+)' },
    ),
    only(
      'endpoints',
      [
        inside('web', 'ui', 'i18n'),
        DOORS,
        '^app/endpoints/$1/',
        adapters('db', 'metrics', 'logger'),
      ],
      { from: '^app/endpoints/([^/]+)(/|$)' },
    ),
    only('web', [
      inside('web', 'i18n'),
      '^app/domain/(kernel|accounts)/(index\\.server|schema)\\.ts$',
      adapters('logger', 'env', 'db'),
    ]),
    only('emails', [inside('emails', 'i18n', 'content'), KERNEL]),
    only('documents', [inside('documents', 'i18n', 'content'), KERNEL]),
    only('ui', [inside('ui', 'i18n'), SCHEMAS, KERNEL]),
    only('i18n', [inside('i18n')]),
    only('content', [inside('content')]),
    only('platform', [inside('platform'), KERNEL]),
    only('domain', [inside('domain', 'content', 'documents', 'platform')], {
      fromNot: ['^app/domain/notifications/'],
    }),
    only('domain', [inside('domain', 'content', 'documents', 'platform', 'emails')], {
      name: 'notifications',
      from: '^app/domain/notifications/',
    }),
    kernelTypesOnly('ui'),
    kernelTypesOnly('emails'),
    kernelTypesOnly('documents'),
    ...ROOMS.flatMap(laterRooms),
    {
      name: 'room-by-its-door',
      comment: 'Another room is entered through index.server.ts or schema.ts.',
      severity: 'error',
      from: { path: '^app/domain/([^/]+)/', pathNot: TEST },
      to: { path: '^app/domain/', pathNot: ['^app/domain/$1/', DOORS] },
    },
    {
      name: 'room-is-known',
      comment: 'A new room takes its place in the order of ROOMS above.',
      severity: 'error',
      from: { path: '^app/domain/', pathNot: `^app/domain/(${ROOMS.join('|')})/` },
      to: {},
    },
    {
      name: 'domain-without-env',
      comment: 'Settings come in as parameters.',
      severity: 'error',
      from: { path: inside('domain'), pathNot: TEST },
      to: { path: adapters('env') },
    },
    {
      name: 'browser-without-server',
      comment: 'What the browser runs imports no server file.',
      severity: 'error',
      from: BROWSER,
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-without-node',
      comment: 'What the browser runs imports no module of Node.',
      severity: 'error',
      from: BROWSER,
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import each other can be neither read nor tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file and it imports nobody.',
      severity: 'error',
      from: {
        orphan: true,
        path: inside('domain', 'web', 'ui', 'platform', 'emails', 'documents'),
        pathNot: [TEST, '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-test-code',
      comment: 'The product does not lean on its tests.',
      severity: 'error',
      from: { path: '^(app|server)/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-unresolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        // Made by a tool: the generated database client, Remix's virtual modules.
        pathNot: ['prisma-client/', '^virtual:'],
      },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What runs in production is in dependencies.',
      severity: 'error',
      // The route config and the development server run where the build tools are.
      from: { path: '^(app|server)/', pathNot: [TEST, '^app/routes\\.ts$', '^server/dev\\.ts$'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^app/platform/prisma-client/'] },
    exclude: { path: ['^build/', '^\\.data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
