import { describe, expect, it } from 'vitest';
import type { WebContents } from 'electron';
import { internalRequests } from '../../../../src-preload/contract/internal.ts';
import { shellRequests } from '../../../../src-preload/contract/contract.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import {
  createDoor,
  isAllowed,
  senderOf,
  type DoorParts,
  type Sender,
} from '../../../../src-main/shell/ipc-door.ts';

const origin = 'mneme-window://app';
const ours: Sender = { url: `${origin}/index.html`, isMainFrame: true, isOwnWindow: true };

function setUp(isLocked = false) {
  const forwarded: string[] = [];
  const served: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(shellRequests).map((name) => [
      name,
      () => {
        served.push(name);
        return {};
      },
    ]),
  ) as unknown as DoorParts['handlers'];
  const door = createDoor({
    handlers,
    origin,
    log: silentLog,
    isLocked: () => isLocked,
    forward(name) {
      forwarded.push(name);
      return Promise.resolve({ ok: true, value: 'from the engine' });
    },
  });
  return { door, forwarded, served };
}

describe('the door', () => {
  it('serves the requests of the shell and forwards those of the engine', async () => {
    const { door, forwarded, served } = setUp();
    expect(await door(ours, 'app.quit', {})).toEqual({ ok: true, value: {} });
    expect(await door(ours, 'search.facets', {})).toEqual({ ok: true, value: 'from the engine' });
    expect(served).toEqual(['app.quit']);
    expect(forwarded).toEqual(['search.facets']);
  });

  it.each(Object.keys(internalRequests))('does not know %s, which only the shell may ask', async (name) => {
    const { door, forwarded } = setUp();
    expect(await door(ours, name, {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(forwarded).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a name', async (name) => {
    const { door } = setUp();
    expect(await door(ours, name, {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it.each([
    ['another window', { ...ours, isOwnWindow: false }],
    ['a frame inside the page', { ...ours, isMainFrame: false }],
    ['a frame that is gone', { ...ours, url: null }],
    ['a page of the web', { ...ours, url: 'https://example.org/index.html' }],
    ['a file', { ...ours, url: 'file:///index.html' }],
    ['an address that only begins like ours', { ...ours, url: 'mneme-window://app.example.org/index.html' }],
  ])('refuses %s', async (_who, sender) => {
    const { door, served } = setUp();
    expect(isAllowed(sender, origin)).toBe(false);
    expect(await door(sender, 'app.quit', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(served).toEqual([]);
  });

  it('answers a request without a name', async () => {
    const { door } = setUp();
    expect(await door(ours, undefined, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('what Electron tells of a sender', () => {
  const own = { id: 1 } as unknown as WebContents;
  const page = { url: `${origin}/index.html`, parent: null };
  const from = (sender: unknown, senderFrame: unknown): Sender =>
    senderOf({ sender, senderFrame } as Parameters<typeof senderOf>[0], [own, null]);

  it('is allowed for the main frame of our own window only', () => {
    expect(isAllowed(from(own, page), origin)).toBe(true);
    expect(isAllowed(from({ id: 1 }, page), origin)).toBe(false);
    expect(isAllowed(from(own, { ...page, parent: page }), origin)).toBe(false);
    expect(isAllowed(from(own, null), origin)).toBe(false);
  });
});
