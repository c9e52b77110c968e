/** Looks a route up, parses what was sent, calls the handler, answers a `Result`. The only way a request is served. */
import { fail, MnemeError, succeed, type Result } from '../../src-preload/contract/errors.ts';
import { say, several } from '../../src-preload/contract/sentences/say.ts';
import type { HandlersFor, Routes } from '../../src-preload/contract/route.ts';
import { issueWords } from './issue-words.ts';

/** Who sends all wrong needs no longer list to see that. */
const mostProblems = 5;

export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown>>;

/** `onBug` hears of failures that no handler foresaw. */
export function createDispatch<R extends Routes>(
  routes: R,
  handlers: HandlersFor<R>,
  onBug: (name: string, error: unknown) => void,
): Dispatch {
  return async (name, input) => {
    if (!Object.hasOwn(routes, name)) {
      return fail(new MnemeError('not-found', say('There is no request named "{name}".', { name })));
    }
    const parsed = routes[name]!.input.safeParse(input);
    if (!parsed.success) {
      const problems = several(parsed.error.issues.slice(0, mostProblems).map(issueWords), '; ');
      return fail(
        new MnemeError(
          'invalid-input',
          say('The request {name} does not fit: {problems}.', { name, problems }),
        ),
      );
    }
    try {
      const handle = handlers[name as keyof typeof handlers] as (input: unknown) => unknown;
      return succeed(await handle(parsed.data));
    } catch (error) {
      if (!(error instanceof MnemeError)) onBug(name, error);
      return fail(error);
    }
  };
}
