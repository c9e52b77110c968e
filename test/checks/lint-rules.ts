/** The linter's rules. What an import may be comes from the import table, so its messages name the right door. */
import path from 'node:path';
import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { doors, type Door } from '../architecture/import-table.ts';

const root = path.resolve(import.meta.dirname, '../..');

export default defineConfig(
  { ignores: ['out/', 'dist/', 'test-results/', 'demo-output/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      // With noUncheckedIndexedAccess `!` is the plain way to say that an index is known to be there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Interfaces of ports promise where this implementation need not wait.
      '@typescript-eslint/require-await': 'off',
      // A loop that ends by `return`, and a closed union that foreign data may break, are both meant.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Parts are objects of closures; a method taken from one keeps working.
      '@typescript-eslint/unbound-method': 'off',
      // A row's type is given where the SQL stands: `get<FrameRow>(…)`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export it by its name.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
      ],
      // Code points are what is meant wherever a string is spread here.
      '@typescript-eslint/no-misused-spread': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['*.ts', '**/*.tsx', '**/*.ts'], rules: { 'no-undef': 'off' } },
  { files: ['*.ts'], languageOptions: { parser: tseslint.parser } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  { files: ['src-renderer/**/*.{ts,tsx}'], extends: [hooks.configs.flat['recommended-latest']] },
  // expect.any() and its like are typed any.
  { files: ['test/**/*.test.{ts,tsx}'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  // What Electron 45 calls deprecated is all that the stand-in's Electron 33 has.
  {
    files: ['src-main/shell/**/*.ts', 'test/e2e/**/*.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  // Settings that tools read by their default export.
  {
    files: ['**/*.config.ts', '**/*.d.ts', 'test/checks/lint-rules.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src-*/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': doorRule(doors) },
  },
  ...placesOf(doors).map((place) => ({
    files: [place.endsWith('/') ? `${place}**/*.{ts,tsx}` : place],
    rules: {
      'no-restricted-imports': doorRule(
        doors.filter((door) => !door.places.some((outer) => place.startsWith(outer))),
      ),
    },
  })),
  // Time is a parameter where tests have to decide what time it is.
  {
    files: ['src-main/{capture,privacy,intake,memory,store}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'Take a Clock (src-main/base/clock.ts) and ask its now().',
        },
      ],
    },
  },
);

/** A place inside another comes after it, because the last rule counts. */
function placesOf(all: readonly Door[]): string[] {
  return [...new Set(all.flatMap((door) => door.places))].sort((a, b) => a.length - b.length);
}

function doorRule(closed: readonly Door[]): ['error', { patterns: { regex: string; message: string }[] }] {
  const patterns = closed.map(({ packages, places }) => ({
    regex: `^(${packages.map((name) => name.replace(/[.]/g, '\\.')).join('|')})(/|$)`,
    message: `Only ${places.join(', ')} may import it; take a port instead.`,
  }));
  return ['error', { patterns }];
}
