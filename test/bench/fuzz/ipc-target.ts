/**
 * The door that the window asks at, with the real engine behind it: every request with inputs that fit, that nearly fit and that
 * do not at all; names that are none; senders that are not the window. Every answer is a `Result`, and nothing that nobody foresaw.
 */
import { join } from 'node:path';
import { silentLog } from '../../../src-main/base/log.ts';
import { createDoor, type Sender } from '../../../src-main/shell/ipc-door.ts';
import { type shellRequests, windowRequests } from '../../../src-preload/contract/contract.ts';
import type { HandlersFor } from '../../../src-preload/contract/route.ts';
import { drawScreen } from '../../helpers/screen-picture.ts';
import { frameOf, startEngine } from '../../helpers/engine-bed.ts';
import { testSettings } from '../../helpers/test-settings.ts';
import { mutateValue, pick, strange } from './mutate.ts';
import type { OpenTarget } from './target.ts';
import { valueOf, type Hints } from './value-of-schema.ts';

const origin = 'mneme-window://app';
const window: Sender = { url: `${origin}/index.html`, isMainFrame: true, isOwnWindow: true };
const strangers: readonly Sender[] = [
  { ...window, url: 'https://evil.example/' },
  { ...window, url: `${origin}.evil.example/` },
  { ...window, url: null },
  { ...window, isMainFrame: false },
  { ...window, isOwnWindow: false },
];
const names = Object.keys(windowRequests) as (keyof typeof windowRequests)[];
/** Fields that hold a path of the owner's choice; he may write wherever he likes, so here it is inside. */
const pathField = /file|folder|path|address/iu;
/** No answer takes as long, whatever is asked: some wait for the model, which has a thread of its own, and others want the machine, too. */
const patienceMs = 120_000;

export const openIpc: OpenTarget = async ({ inside }) => {
  const settings = testSettings({ images: { keep: true, keepDays: null } });
  const bed = await startEngine(join(inside, 'data'), { settings });
  for (const name of ['Falcon', 'Anna'])
    await bed.ask('memory.create', {
      kind: 'semantic',
      fields: { name, summary: name, details: '', origin: '' },
    });
  await bed.ask('frame.accept', frameOf(await drawScreen({ title: 'Harbour', lines: ['All about it'] })));
  await bed.ask('chat.create-session', {});
  await bed.ask('engine.drain', {});
  const { memories } = await bed.ask('memory.list', {});
  const ids = memories.map(({ id }) => id);
  const bugs: string[] = [];
  const answerAll: ProxyHandler<object> = { get: () => () => ({}) };
  const door = createDoor({
    handlers: new Proxy({}, answerAll) as HandlersFor<typeof shellRequests>,
    forward: bed.engine.dispatch,
    origin,
    log: silentLog,
    isLocked: () => false,
  });
  let seen = 0;

  return {
    async feed(random) {
      const hints: Hints = {
        textOf(field) {
          if (pathField.test(field)) return join(inside, pick(random, ['a', 'b.txt', 'c/d', 'data']));
          return /^(?:id|ids|memoryId)$/u.test(field) && random() < 0.5 ? pick(random, ids) : null;
        },
      };
      const roll = random();
      if (roll < 0.02) {
        const answer = await door(pick(random, strangers), pick(random, names), {});
        return answer.ok ? 'somebody else than the window was answered' : null;
      }
      if (roll < 0.05) {
        const name =
          random() < 0.5
            ? pick(random, [...strange, 'engine.close', 'frame.accept', 'toString'])
            : mutateValue(random, 'a.b');
        const answer = await door(window, name, mutateValue(random, {}));
        return answer.ok ? `${String(name)} was answered` : null;
      }
      const name = pick(random, names);
      const fitting = valueOf(random, windowRequests[name].input, hints);
      const input = random() < 0.4 ? fitting : ownPaths(inside, mutateValue(random, fitting));
      const answer = await inTime(door(window, name, input));
      if (answer === null) return `${name} was not answered in ${patienceMs / 1000} s`;
      const log = bed.logLines.slice(seen);
      seen = bed.logLines.length;
      bugs.push(...log.filter((line) => line.includes('nobody foresaw')));
      const bug = bugs.pop();
      if (bug !== undefined) return `${name}: ${bug.slice(0, 1_500)}`;
      if ('polluted' in {}) return `${name}: a name of an input reached every object`;
      return null;
    },
    close: () => bed.close(),
  };
};

/** A field for a path is for the owner to choose, so whatever became of it leads inside again. */
function ownPaths(inside: string, value: unknown, field = ''): unknown {
  if (typeof value === 'string')
    return pathField.test(field) && value !== '' ? join(inside, 'chosen', value.replaceAll('..', '')) : value;
  if (Array.isArray(value)) return value.map((item) => ownPaths(inside, item, field));
  if (value === null || Object.getPrototypeOf(value ?? 0) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, ownPaths(inside, inner, name)]),
  );
}

async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
