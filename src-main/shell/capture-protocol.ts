/** Serves stored pictures to the window by id, decrypted in the engine's memory and never written anywhere. */
import { frameIdSchema } from '../../src-preload/contract/frames.ts';
import type { EngineHost } from './engine-host.ts';
import { z } from 'zod';

const sizeSchema = z.enum(['full', 'thumbnail']);

/** Whatever is wrong, the answer is the same 404: it must not tell what exists. */
export function serveFrames(engine: Pick<EngineHost, 'request'>): (request: Request) => Promise<Response> {
  const nothing = (): Response =>
    new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return async (request) => {
    const wanted = request.method === 'GET' ? parseFrameUrl(request.url) : null;
    if (!wanted) return nothing();
    const result = await engine.request('frame.image', wanted);
    if (!result.ok) return nothing();
    const { mime, bytes } = result.value;
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': mime, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
  };
}

/** The parts of `mneme-frame://frame/<id>?size=full|thumbnail`, or null. */
export function parseFrameUrl(
  url: string,
): { id: z.output<typeof frameIdSchema>; size: 'full' | 'thumbnail' } | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname, searchParams } = new URL(url);
  const digits = /^\/(\d{1,15})$/.exec(pathname)?.[1];
  const id = frameIdSchema.safeParse(Number(digits));
  const size = sizeSchema.safeParse(searchParams.get('size'));
  return host === 'frame' && id.success && size.success ? { id: id.data, size: size.data } : null;
}
