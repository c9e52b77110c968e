import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { english } from '../../../../src-renderer/messages/english.ts';
import { german } from '../../../../src-renderer/messages/german.ts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Texts = readonly (readonly [key: string, text: string])[];

const englishTexts = textsOf(english);
const germanTexts = new Map(textsOf(german));
/** Names and words that both languages share. */
const sameInBoth: ReadonlySet<string> = new Set([
  'agents.name',
  'repair.returned',
  'agents.scopeTeam',
  'agents.teams',
  'analytics.rowCompared',
  'app.chat',
  'lock.passphrase',
  'chat.code',
  'chat.name',
  'chat.namesInRoom',
  'chat.persona',
  'chat.searchedIn',
  'chat.teams',
  'chat.title',
  'conversationMemory.inTime',
  'conversationMemory.prompt',
  'exchange.csv',
  'exchange.markdown',
  'exchange.passphrase',
  'frame.text',
  'help.chat',
  'memories.block',
  'memories.chipIn',
  'memories.code',
  'memories.name',
  'memories.text',
  'organise.inCategory',
  'organise.name',
  'performance.text',
  'lock.passphrase',
  'privacy.tokens',
  'recording.status',
  'screenshotImport.import',
  'search.chat',
  'settingFields.english',
  'settingFields.german',
  'settingFields.keyChat',
  'settingFields.tokens',
  'settings.colTokens',
  'settings.import',
  'settings.purposeChat',
  'settings.teams',
  'ui.secondsAs',
]);

describe('the catalogues', () => {
  it('hold messages that parse, with the same values and tags in both languages', () => {
    const differing = englishTexts
      .map(([key, text]) => ({ key, en: namesIn(text), de: namesIn(germanTexts.get(key)!) }))
      .filter(({ en, de }) => en.join() !== de.join());
    expect(differing).toEqual([]);
  });

  it('leave no text in English in German, but for those that are the same', () => {
    const untranslated = englishTexts
      .filter(
        ([key, text]) => germanTexts.get(key) === text && /\p{L}{2}/u.test(text) && !sameInBoth.has(key),
      )
      .map(([key]) => key);
    expect(untranslated).toEqual([]);
  });

  it('hold no straight apostrophe, which would escape what follows it', () => {
    const all = [...englishTexts, ...germanTexts];
    expect(all.filter(([, text]) => text.includes("'")).map(([key]) => key)).toEqual([]);
  });
});

function textsOf(catalogue: object): Texts {
  return Object.entries(catalogue).flatMap(([area, texts]) =>
    Object.entries(texts as Record<string, string>).map(([key, text]) => [`${area}.${key}`, text] as const),
  );
}

/** Every value and tag that a message names, each once. */
function namesIn(text: string): string[] {
  const elements = new IntlMessageFormat(text, 'en').getAst();
  return [...new Set(namesOf(elements))].sort();
}

function namesOf(elements: Elements): string[] {
  return elements.flatMap((element) => {
    const isText = String(element.type) === '0';
    const own = 'value' in element && !isText ? [element.value] : [];
    if ('children' in element) return [...own, ...namesOf(element.children)];
    if ('options' in element)
      return [...own, ...Object.values(element.options).flatMap(({ value }) => namesOf(value))];
    return own;
  });
}
