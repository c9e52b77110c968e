/** config.yaml: either settings or a refusal that says where and what; and the settings of a page, changed and written back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../../src-main/config/parse-config.ts';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { mutateText, pick } from './mutate.ts';
import type { OpenTarget } from './target.ts';

const template = join(import.meta.dirname, '../../../resources/default-config.yaml');

const small = `memory:
  backend: file
  auto_flush: { enabled: true, idle_seconds: 60 }
agents:
  ada: { display_name: Ada, role: Plans the week, tools: [memory] }
teams:
  both: { agents: [ada, bob] }
privacy:
  exclusions:
    - application: KeePass
    - title: /secret \\d+/i
backup:
  folder: ~/Backups
`;

export const openConfig: OpenTarget = ({ own }) => {
  const texts = [small, small, small, readFileSync(template, 'utf8'), ...(own === null ? [] : [own])];
  return Promise.resolve({
    feed(random) {
      try {
        parseConfig(mutateText(random, pick(random, texts)), 'config.yaml');
        return null;
      } catch (error) {
        if (!(error instanceof MnemeError)) throw error;
        return error.message.includes('config.yaml')
          ? null
          : `a refusal does not name the file: ${error.message}`;
      }
    },
  });
};
