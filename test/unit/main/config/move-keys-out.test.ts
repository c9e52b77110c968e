/** Keys of model servers do not stay in config.yaml. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { openConfig } from '../../../../src-main/config/config-file.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mneme-keys-'));
  file = path.join(folder, 'config.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = () => readFileSync(file, 'utf8');
function open(keepKey: (server: string, key: string) => boolean) {
  return openConfig({ file, clock: new FakeClock(), template: '', keepKey, log: silentLog });
}

describe('a key in config.yaml', () => {
  const written =
    '# mine\nmodels:\n  chat:\n    base_url: api.example.com # the big one\n    api_key: sk-secret\n    model: large\n';

  it('is handed over for its server and leaves the file, with everything else as it was', () => {
    writeFileSync(file, written);
    const kept: string[][] = [];
    const settings = open((...pair) => kept.push(pair) > 0).read();
    expect(kept).toEqual([['https://api.example.com/v1', 'sk-secret']]);
    expect(text()).toBe(written.replace('    api_key: sk-secret\n', ''));
    expect(settings.models).toMatchObject({ chatServer: 'https://api.example.com/v1', chatModel: 'large' });
    expect(JSON.stringify(settings)).not.toContain('sk-secret');
  });

  it('stays where the key store does not take it', () => {
    writeFileSync(file, written);
    expect(open(() => false).read().models.chatModel).toBe('large');
    expect(text()).toBe(written);
  });

  it('stays in a file that cannot be written, and its settings are in force all the same', () => {
    // Beside so long a name none fits, which keeps everybody from writing, whoever runs the tests.
    file = path.join(folder, `${'c'.repeat(250)}.yaml`);
    writeFileSync(file, written);
    expect(open(() => true).read().models.chatModel).toBe('large');
    expect(text()).toBe(written);
  });

  it('stays until there is an address beside it', () => {
    const alone = 'models:\n  memory:\n    api_key: sk-secret\n';
    writeFileSync(file, alone);
    const kept: string[] = [];
    const config = open((server) => kept.push(server) > 0);
    const { models } = config.read();
    expect(text()).toBe(alone);
    config.save({ models: { ...models, memoryServer: 'http://localhost:11434/v1' } });
    expect(kept).toEqual(['http://localhost:11434/v1']);
    expect(text()).not.toContain('sk-secret');
  });

  it('is not quoted when the file is wrong', () => {
    writeFileSync(file, written.replace('model: large', 'model: [1]'));
    const reason = (() => {
      try {
        open(() => true).read();
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(reason).toContain('models.chat.model is');
    expect(reason).not.toContain('sk-secret');
  });
});
