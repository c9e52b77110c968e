import { describe, expect, it } from 'vitest';
import { parseProperties, quotedStrings, windowIds } from '../../../../src-main/shell/x11-properties.ts';

const printed = String.raw`_NET_WM_NAME(UTF8_STRING) = "a=\"b\" \\ x: y \342\200\224 Private Browsing"
WM_CLASS(STRING) = "navigator", "firefox"
_NET_WM_PID(CARDINAL) = 4711
_NET_WM_WINDOW_OPACITY:  not found.
_NET_CLIENT_LIST_STACKING(WINDOW): window id # 0x40000c, 0x0, 0x60000a
`;

describe('what xprop prints', () => {
  const properties = parseProperties(printed);

  it('keeps a title with equals signs, colons, quotes and dashes whole', () => {
    expect(quotedStrings(properties.get('_NET_WM_NAME')!)).toEqual(['a="b" \\ x: y — Private Browsing']);
  });

  it('gives the class last and leaves out what was not found', () => {
    expect(quotedStrings(properties.get('WM_CLASS')!).at(-1)).toBe('firefox');
    expect(properties.has('_NET_WM_WINDOW_OPACITY')).toBe(false);
  });

  it('lists windows, and none for the id 0', () => {
    expect(windowIds(properties.get('_NET_CLIENT_LIST_STACKING')!)).toEqual(['0x40000c', '0x60000a']);
  });

  it('reads Latin-1 and compound text, so that the rest of such a title can be compared', () => {
    expect(quotedStrings(String.raw`"caf\351 = InPrivate"`)).toEqual(['café = InPrivate']);
    expect(quotedStrings(String.raw`"\351 \033$(BF|K\\\033(B \\ InPrivate"`)).toEqual([
      'é \ufffd \\ InPrivate',
    ]);
  });

  it('reads characters that were printed as they are', () => {
    expect(quotedStrings('"無痕式視窗 😀"')).toEqual(['無痕式視窗 😀']);
  });
});
