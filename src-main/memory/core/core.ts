/** Core memory: who the owner is and how the assistant should be. Two blocks, always in the prompt. */
import { inWords } from '../../../src-preload/contract/sentences/wording.ts';
import { coreBlockChars } from '../../../src-preload/contract/memory.ts';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { MemoryComponent } from '../component.ts';
import { corePrompt } from './core-prompt.ts';
import { coreTable } from './core-table.ts';

const titles = { human: say('About the owner'), persona: say('How the assistant should be') } as const;
const warnPercent = 75;
const fullPercent = 90;

/** How full a block of `chars` characters is, in per cent with one decimal. */
export function coreUsage(chars: number): {
  readonly usedPercent: number;
  readonly level: 'ok' | 'warn' | 'full';
} {
  const percent = (100 * chars) / coreBlockChars;
  const level = percent >= fullPercent ? 'full' : percent >= warnPercent ? 'warn' : 'ok';
  return { usedPercent: Math.round(10 * percent) / 10, level };
}

export const core: MemoryComponent<'core'> = {
  kind: 'core',
  table: coreTable,
  prompt: corePrompt,
  onTwin: 'refuse',
  titleOf: ({ block }) => inWords(titles[block]),
  searchTextOf: ({ text }) => text,
  check({ block, text }, before) {
    if (text.length > coreBlockChars) {
      throw new MnemeError(
        'invalid-input',
        say(
          'The block "{block}" of core memory holds {most} characters, and this text has {length}. Shorten it; what it said before stays in its history.',
          { block: titles[block], most: coreBlockChars, length: text.length },
        ),
      );
    }
    if (before && before.block !== block) {
      throw new MnemeError(
        'invalid-input',
        say(
          'The block "{before}" of core memory cannot become the block "{block}". Write the text into that one.',
          { before: titles[before.block], block: titles[block] },
        ),
      );
    }
  },
  merge() {
    throw new MnemeError(
      'invalid-input',
      say('The two blocks of core memory are not merged: one is about the owner, one about the assistant.'),
    );
  },
};
