import { describe, expect, it } from 'vitest';
import {
  chatRequests,
  maxFileBytes as contractFileBytes,
  maxImageBytes as contractImageBytes,
} from '../../../../../src-preload/contract/chat.ts';
import {
  judgeFile,
  maxFileBytes,
  maxImageBytes,
  maxQuestionChars,
  readFiles,
} from '../../../../../src-renderer/features/chat/attachments.ts';

describe('an attachment', () => {
  it('takes into the box as long a question as can be sent, and no longer', () => {
    const accepts = (chars: number): boolean =>
      chatRequests['chat.send'].input.safeParse({ sessionId: 1, text: 'x'.repeat(chars) }).success;
    expect([accepts(maxQuestionChars), accepts(maxQuestionChars + 1)]).toEqual([true, false]);
  });

  it('has the limits of the contract', () => {
    expect([maxFileBytes, maxImageBytes]).toEqual([contractFileBytes, contractImageBytes]);
  });

  it.each([
    [{ name: 'notes.txt', type: 'text/plain', size: maxFileBytes }, 'file'],
    [{ name: 'notes.txt', type: '', size: maxFileBytes + 1 }, 'refused'],
    [{ name: 'a.png', type: 'image/png', size: maxImageBytes }, 'image'],
    [{ name: 'a.png', type: 'image/png', size: maxImageBytes + 1 }, 'refused'],
    [{ name: 'a.gif', type: 'image/gif', size: 10 }, 'refused'],
    [{ name: 'nothing.txt', type: 'text/plain', size: 0 }, 'refused'],
  ])('%o is: %s', (file, kind) => {
    expect(judgeFile(file).kind).toBe(kind);
  });

  it('is read whole, and what is refused is named', async () => {
    const { attached, refused } = await readFiles([
      new File(['hello'], 'a.txt', { type: 'text/plain' }),
      new File(['GIF'], 'b.gif', { type: 'image/gif' }),
    ]);
    expect(attached).toEqual([{ kind: 'file', name: 'a.txt', bytes: new TextEncoder().encode('hello') }]);
    expect(refused).toEqual([expect.stringContaining('“b.gif”')]);
  });
});
