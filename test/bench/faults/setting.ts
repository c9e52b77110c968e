/** How the engine is set up that is killed, and the model server that it asks: one that repeats what it was told. */
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { testSettings } from '../../helpers/test-settings.ts';
import type { Script } from '../../helpers/scripted-model.ts';
import type { Orders } from './told.ts';
import type { BoxKeys } from '../../../src-main/base/sealed-box.ts';

/** After so long without anything new a batch is closed and absorbed. */
export const untilQuietMs = 61_000;

/** The same pair in every process. It keeps nothing from anybody. */
export const sealingKeys: BoxKeys = {
  publicKey: Buffer.from('jDI9W3oJQ3Al/0YL1dt0cUWHzhL490W21QMTxi2LLho=', 'base64'),
  privateKey: Buffer.from('4Cb5x0Bwu1OYczV0h6rM4lZTldE5UjLGicwSlLNTomY=', 'base64'),
};

export function settingsOf({
  server,
  model,
  backend,
  backupFolder,
}: Pick<Orders, 'server' | 'model' | 'backend' | 'backupFolder'>): Settings {
  const settings = testSettings({ images: { keep: true, keepDays: null } });
  return {
    ...settings,
    models: {
      ...settings.models,
      chatServer: server,
      chatModel: model,
      memoryServer: server,
      memoryModel: model,
    },
    memory: { ...settings.memory, backend, flushEnabled: true, flushIdleSeconds: 60 },
    backup: { ...settings.backup, enabled: false, folder: backupFolder },
  };
}

/** What the owner said of a number, as facts. */
export function factsOf(number: number | string): string[] {
  return [`The lucky number of the owner is ${number}`, `The owner has a dog called Rex${number}`];
}

/** One memory of each message and none of what was seen, two facts of each number. */
export const repeatingModel: Script = ({ asked, text, body }) => {
  if (asked === 'decisions') return { json: { decisions: [] } };
  if (asked === 'memory_operations') {
    const { items } = JSON.parse(text.slice(text.indexOf('{\n'))) as {
      readonly items: readonly { readonly number: number; readonly text: string }[];
    };
    const semantic = items.flatMap(({ number, text: said }) => {
      const [, lucky] = /lucky number is (\d+)/.exec(said) ?? [];
      if (lucky === undefined) return [];
      const summary = `My lucky number is ${lucky}.`;
      return [
        {
          items: [number],
          action: 'add',
          target: null,
          other: null,
          name: `lucky number ${lucky}`,
          summary,
          details: '',
        },
      ];
    });
    return { json: { semantic } };
  }
  if (body.tools !== undefined) return 'I will keep that in mind.';
  const facts = [...text.matchAll(/lucky number is (\d+)/g)].flatMap(([, number]) => factsOf(number!));
  return asked === 'facts' ? { json: { facts } } : facts.join('\n');
};
