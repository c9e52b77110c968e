/** Texts, bytes and values with something wrong in them. The same for the same numbers. */

export type Random = () => number;

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

const deep = 2_000;

/** What programs trip over: structure without an end, numbers without a size, letters that are none, addresses that lead elsewhere. */
export const strange: readonly string[] = [
  '',
  '\0',
  '\ufeff',
  '\ud800',
  '\u202e',
  '\u0300'.repeat(500),
  '👩‍👩‍👧‍👦'.repeat(50),
  'a'.repeat(20_000),
  ' '.repeat(20_000),
  `${'a'.repeat(5_000)}!`,
  '['.repeat(deep),
  '{"a":'.repeat(deep),
  '('.repeat(deep),
  '> '.repeat(deep),
  '- '.repeat(deep),
  '*_'.repeat(deep),
  '`'.repeat(deep),
  '![['.repeat(deep),
  '<'.repeat(deep),
  '\\'.repeat(deep),
  '\n'.repeat(deep),
  '\r',
  '\u2028',
  '"',
  "'",
  '1e999',
  '-0',
  '99999999999999999999',
  '0x7fffffff',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  '{"__proto__":{"polluted":true}}',
  '../../outside/written.txt',
  '..\\..\\outside\\written.txt',
  '%2e%2e%2foutside',
  "'; DROP TABLE memories; --",
  'NEAR("a" "b"',
  'a AND OR NOT *',
  '%s%n${1}#{2}{{3}}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![a](https://evil.example/?q=1)',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '<https://evil.example/"onclick=alert(1)>',
  '[a]: javascript:alert(1)\n[a]',
  '&#106;avascript:alert(1)',
  '<svg/onload=alert(1)>',
  '```\n',
  '---\n',
  '- [id=m_20260101000000_00000000] twice\n',
  '<!--',
  '&a [*a, *a]',
  '!!js/function "x"',
  '? - : |',
  '\t: x',
  '<<: *a',
  '"\\ud800"',
  '\\u0000',
];

/** One to four things are wrong in it. */
export function mutateText(random: Random, text: string): string {
  let changed = text;
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) changed = changeOnce(random, changed);
  return changed;
}

function changeOnce(random: Random, text: string): string {
  const at = Math.floor(random() * (text.length + 1));
  const end = Math.min(text.length, at + Math.floor(random() ** 3 * 200));
  switch (Math.floor(random() * 8)) {
    case 0:
      return text.slice(0, at) + pick(random, strange) + text.slice(at);
    case 1:
      return text.slice(0, at) + pick(random, strange) + text.slice(end);
    case 2:
      return text.slice(0, at) + text.slice(end);
    case 3:
      return text.slice(0, at);
    case 4:
      return text.slice(0, end) + text.slice(at);
    case 5: {
      const lines = text.split('\n');
      const line = Math.floor(random() * lines.length);
      return lines
        .toSpliced(line, 1, ...Array<string>(1 + Math.floor(random() * 3)).fill(lines[line]!))
        .join('\n');
    }
    case 6:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0xffff)) + text.slice(at + 1);
    default: {
      const from = Math.floor(random() * (text.length + 1));
      return text.slice(0, at) + text.slice(from, from + Math.floor(random() * 80)) + text.slice(at);
    }
  }
}

/** Some of its bytes are others, some are missing, or there are more. */
export function mutateBytes(random: Random, bytes: Uint8Array): Buffer {
  let changed = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const at = Math.floor(random() * (changed.length + 1));
    const kind = Math.floor(random() * 4);
    if (kind === 0 && at < changed.length) changed[at] = Math.floor(random() * 256);
    else if (kind === 1) changed = changed.subarray(0, at);
    else if (kind === 2)
      changed = Buffer.concat([
        changed.subarray(0, at),
        Buffer.alloc(1 + Math.floor(random() * 64), 0xff),
        changed.subarray(at),
      ]);
    else if (at + 8 <= changed.length) changed.writeBigUInt64LE(BigInt(Math.floor(random() * 2 ** 53)), at);
  }
  return changed;
}

/** Some value in it is another: of another type, strange, missing, or there twice. */
export function mutateValue(random: Random, value: unknown): unknown {
  if (random() < 0.15) return strangeValue(random);
  if (value instanceof Uint8Array) return random() < 0.5 ? mutateBytes(random, value) : value;
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.2) return [...(value as unknown[]), strangeValue(random)];
    const items = value as unknown[];
    const at = Math.floor(random() * items.length);
    return items.with(at, mutateValue(random, items[at]));
  }
  if (typeof value === 'object' && value !== null) {
    const entries: [string, unknown][] = Object.entries(value);
    if (entries.length === 0 || random() < 0.1)
      return { ...value, [pick(random, strange)]: strangeValue(random) };
    const at = Math.floor(random() * entries.length);
    const [name, old] = entries[at]!;
    if (random() < 0.2) return Object.fromEntries(entries.toSpliced(at, 1));
    return { ...value, [name]: mutateValue(random, old) };
  }
  if (typeof value === 'string') return mutateText(random, value);
  if (typeof value === 'number')
    return pick(random, [-1, 0, value + 0.5, -value, 2 ** 53, 2 ** 31, NaN, Infinity, 1e-320]);
  return strangeValue(random);
}

function strangeValue(random: Random): unknown {
  return pick<() => unknown>(random, [
    () => null,
    () => undefined,
    () => pick(random, strange),
    () => pick(random, strange),
    () => pick(random, [NaN, Infinity, -Infinity, -1, 0.1, 2 ** 63, -0]),
    () => [],
    () => ({}),
    () => nested(300),
    () => Array<number>(5_000).fill(1),
    () => new Date(NaN),
    () => new Map([['a', 1]]),
    () => JSON.parse('{"__proto__":{"polluted":true},"a":1}') as unknown,
    () => 10n ** 30n,
    () => new Uint8Array(3),
    () => true,
  ])();
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}
