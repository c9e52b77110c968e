export { default } from './test/checks/lint-rules.ts';
