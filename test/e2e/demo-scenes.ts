/** Five windows of other programs, and a question about each in words that do not stand in its text. */
import type { ForeignWindow } from './foreign-windows.ts';

export interface Scene {
  readonly window: ForeignWindow;
  readonly question: string;
}

export const scenes: readonly Scene[] = [
  {
    window: {
      program: 'xterm',
      title: 'notes.txt - Pad',
      text:
        'The boiler in the basement makes a knocking noise again.\n' +
        'Plumber Ruiz comes on Thursday at ten and wants 180 euros\n' +
        'for a new pump and two valves.',
    },
    question: 'how much will it cost to repair the heating at home?',
  },
  {
    window: {
      program: 'xmessage',
      title: 'Booking LH2030',
      text:
        'Your seat 14C on LH2030 from Munich to Oslo is confirmed.\n' +
        'The gate closes at 17:25. One cabin bag of 8 kg is included.',
    },
    question: 'when does my plane to Norway leave?',
  },
  {
    window: {
      program: 'xterm',
      title: 'rebase - Terminal',
      text:
        'CONFLICT (content): Merge conflict in parser.rs\n' +
        "thread 'main' panicked at src/lexer.rs:88: index out of bounds\n" +
        'error: could not apply 4f2c9d1 split the tokenizer',
    },
    question: 'git problem with the compiler code',
  },
  {
    window: {
      program: 'display',
      title: 'Grandma card',
      text:
        'Whisk three eggs with the sugar until pale, fold in flour and melted butter, ' +
        'pour into a tin and put it in the oven for 35 minutes at 180 degrees.',
    },
    question: 'recipe for baking a cake',
  },
  {
    window: {
      program: 'xterm',
      title: 'Letter Dr Hansen - Viewer',
      text:
        'Blood pressure 128 over 82, cholesterol slightly high,\n' +
        'please walk thirty minutes daily and take the tablets in the morning.\n' +
        'Next check-up in March.',
    },
    question: 'medical examination results from the doctor',
  },
];
