import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDispatch } from '../../../../src-main/base/dispatch.ts';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { route } from '../../../../src-preload/contract/route.ts';

const routes = {
  'sum.add': route(z.object({ a: z.number(), b: z.number().default(1) }), z.object({ sum: z.number() })),
  'sum.refuse': route(z.object({}), z.object({})),
  'sum.break': route(z.object({}), z.object({})),
} as const;

function start() {
  const bugs: string[] = [];
  const dispatch = createDispatch(
    routes,
    {
      'sum.add': ({ a, b }) => ({ sum: a + b }),
      'sum.refuse': () => {
        throw new MnemeError('not-allowed', foreign('Adding is not allowed on Sundays. Try on Monday.'));
      },
      'sum.break': async () => {
        throw new TypeError('undefined is not a number');
      },
    },
    (name) => bugs.push(name),
  );
  return { dispatch, bugs };
}

describe('dispatch', () => {
  it('hands the parsed input, defaults filled in, to the handler', async () => {
    const { dispatch } = start();
    expect(await dispatch('sum.add', { a: 2 })).toEqual({ ok: true, value: { sum: 3 } });
  });

  it('refuses what does not fit the schema and names the field', async () => {
    const { dispatch, bugs } = start();
    const result = await dispatch('sum.add', { a: 'two' });
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(result.ok || result.error.message).toMatch(/sum\.add does not fit: a: a number is needed here/);
    expect(bugs).toEqual([]);
  });

  it('answers not-found for a name nobody serves, those of Object included', async () => {
    const { dispatch } = start();
    for (const name of ['sum.subtract', 'toString', '__proto__', 'constructor']) {
      expect(await dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
  });

  it('passes an expected failure on with its code and does not call it a bug', async () => {
    const { dispatch, bugs } = start();
    expect(await dispatch('sum.refuse', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(bugs).toEqual([]);
  });

  it('turns an unforeseen failure into internal and reports the bug', async () => {
    const { dispatch, bugs } = start();
    expect(await dispatch('sum.break', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(bugs).toEqual(['sum.break']);
  });
});
