import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../src-main/embedding/embedder.ts';
import { createChatBed, scriptedModel } from '../../../helpers/chat-bed.ts';
import { everyAbility } from '../../../helpers/scripted-llm.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

describe('attachments', () => {
  const file = (text: string | Uint8Array<ArrayBuffer>, name = 'notes.txt') => ({
    kind: 'file' as const,
    name,
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  });

  it('are in the prompt: a file by its text, a picture by what stands on it where the model cannot see', async () => {
    const blind = { abilities: { ...everyAbility, images: false } };
    const { server, llm } = await scriptedModel(() => 'Fine.', blind);
    const bed = createChatBed(embedder, { llm, readPicture: () => Promise.resolve('Gate B12 boarding') });
    const picture = {
      kind: 'image' as const,
      name: 'gate.png',
      mime: 'image/png' as const,
      bytes: new Uint8Array([1]),
    };
    const { id } = await bed.ask('What do these say?', [file('Buy oat milk'), picture]);
    expect(server.requests[0]!.text).toContain('Attached by the owner: notes.txt\n| Buy oat milk');
    expect(server.requests[0]!.text).toContain('| Gate B12 boarding');
    expect(JSON.stringify(server.requests[0]!.body)).not.toContain('image_url');
    expect(bed.chat.message(id - 1).attachments).toMatchObject([
      { name: 'notes.txt', chars: 12 },
      { name: 'gate.png' },
    ]);
  });

  it('are sent as a picture to a model that can see, the screen of this moment too', async () => {
    const { server, llm } = await scriptedModel(() => 'A map.');
    const bed = createChatBed(embedder, {
      llm,
      screen: {
        newest: () =>
          Promise.resolve({
            id: 5 as never,
            application: 'Maps',
            title: 'Ghent',
            text: 'Gravensteen',
            picture: { mime: 'image/webp', bytes: new Uint8Array([1, 2, 3]) },
          }),
      },
    });
    await bed.ask('What is on my screen now?', [{ kind: 'screen' }]);
    expect(JSON.stringify(server.requests[0]!.body)).toContain('data:image/webp;base64,AQID');
    expect(server.requests[0]!.text).toContain('| Gravensteen');
  });

  it('lose the personal data that the owner chose, like the question', async () => {
    const bed = createChatBed(embedder, { personalData: ['mail'] });
    const bytes = new TextEncoder().encode('Ask otto@harbour.example, 4111 1111 1111 1111');
    await bed.ask('Who is mila@harbour.example?', [{ kind: 'file', name: 'notes.txt', bytes }]);
    const [{ text, details }] = bed.db.all<{ text: string; details: string }>(
      `SELECT text, details FROM chat_messages WHERE role = 'user'`,
    ) as [{ text: string; details: string }];
    expect(text).toBe('Who is [Mail address]?');
    expect(details).toContain('Ask [Mail address], 4111 1111 1111 1111');
  });

  it('are refused where they are no text or too large, before anything is written', async () => {
    const bed = createChatBed(embedder);
    const send = (attachment: ReturnType<typeof file>) =>
      bed.chat.send({ sessionId: bed.sessionId, text: 'Look', attachments: [attachment] });
    await expect(send(file(new Uint8Array([0xff, 0xfe, 0])))).rejects.toThrow('notes.txt is not a text file');
    await expect(send(file(new Uint8Array(1_000_001)))).rejects.toThrow('1 MB can be attached');
    expect(bed.db.value('SELECT count(*) FROM chat_messages')).toBe(0);
  });
});
