import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { houseRules } from './tests/architecture/eslint-rules/index.js';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'tests/**'];

export default defineConfig(
  {
    ignores: [
      'build/',
      '.data/',
      '.cache/',
      'coverage/',
      'test-results/',
      'public/',
      'app/platform/prisma-client/',
    ],
  },
  {
    name: 'every file',
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: houseRules },
    rules: {
      'house/disable-needs-reason': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name.',
        },
      ],
    },
  },
  {
    name: 'plain JavaScript runs in Node',
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', module: 'writable', require: 'readonly', URL: 'readonly' },
    },
  },
  {
    name: 'types',
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Both forms are used: `type` for unions and records, `interface` for things with a shape.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Numbers in a template are as clear as `String(n)`; objects and undefined stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // There are no enums (only syntax that Node can erase) and no classes with look-alikes:
      // these two would take a quarter of the linter's time to find nothing.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A default branch says what happens to all other cases.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An empty environment variable or form field counts as absent.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      // Refuses a branded bigint (Cents); the compiler refuses the rest.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      // An event handler may be `() => close()`.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Remix: a loader or an action throws a Response, or the data() or redirect() of one.
      '@typescript-eslint/only-throw-error': [
        'error',
        {
          allow: [
            { from: 'lib', name: 'Response' },
            { from: 'package', package: 'undici-types', name: 'Response' },
            {
              from: 'package',
              package: '@remix-run/router',
              name: ['DataWithResponseInit', 'TypedResponse'],
            },
            {
              from: 'package',
              package: '@remix-run/server-runtime',
              name: ['TypedResponse', 'UNSAFE_DataWithResponseInit'],
            },
          ],
          allowThrowingAny: false,
          allowThrowingUnknown: true,
        },
      ],
      // A function may be async because its interface is, with nothing to wait for (Remix loaders).
      '@typescript-eslint/require-await': 'off',
      // The brackets of params['lang'] show that it may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // `stop: async () => {}` is a clear way to say that there is nothing to do.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
    },
  },
  {
    name: 'pages',
    files: ['app/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    settings: {
      'jsx-a11y': {
        components: { Form: 'form', TextInput: 'input', Button: 'button' },
      },
    },
    rules: {
      'house/logical-css': 'error',
      // A region that scrolls sideways must be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'group'] }],
      // `role="list"` brings back to VoiceOver what `list-style: none` takes away.
      'jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'], nav: ['navigation'] }],
    },
  },
  {
    name: 'words live in locales and content',
    files: ['app/**/*.tsx'],
    ignores: TESTS,
    rules: { 'house/no-literal-text': 'error' },
  },
  {
    name: 'transactions',
    files: ['app/**/*.ts', 'server/**/*.ts', 'prisma/**/*.ts'],
    rules: { 'house/transaction-uses-tx': 'error' },
  },
  {
    name: 'the domain has no clock',
    files: ['app/domain/**/*.ts'],
    ignores: TESTS,
    rules: { 'house/no-ambient-time': 'error' },
  },
  {
    name: 'default exports that a tool asks for',
    files: [
      '*.config.{js,ts}',
      '*.config.d.ts',
      'app/root.tsx',
      'app/entry.server.tsx',
      'app/routes.ts',
      'app/{routes,endpoints}/**',
      'tests/architecture/eslint-rules/*.js',
      'tests/setup/global-*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    name: 'command-line programs speak on the console',
    files: ['bench/**', 'server/**', 'prisma/**', 'tests/run.ts', 'tests/setup/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'tests',
    files: TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'vi', property: 'mock', message: 'Call the real thing.' },
        { object: 'vi', property: 'doMock', message: 'Call the real thing.' },
      ],
    },
  },
  {
    name: 'typed tests',
    files: ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts', 'tests/**/*.tsx'],
    rules: {
      // Vitest: expect.any() and friends are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // Test strings that are spread are plain ASCII.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    },
  },
);
