/**
 * A model server that says what a test wrote down: OpenAI's protocol over real HTTP on 127.0.0.1. It keeps every byte that it
 * was sent, so that a test can show what was never sent. Trials of its abilities (`probe.ts`) are answered by itself and
 * kept apart in `probes`.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
export interface ScriptedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: ScriptedBody;
  /** The texts of all messages, one below the other. */
  readonly text: string;
  /** The name of the asked answer, where it was asked for by schema. */
  readonly asked: string | null;
  /** How many came before it; trials and lists do not count. */
  readonly index: number;
}

export interface ScriptedBody {
  readonly model?: string;
  readonly messages?: readonly ScriptedMessage[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[];
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly name: string } };
  readonly stream?: boolean;
  readonly [other: string]: unknown;
}

interface ScriptedMessage {
  readonly role: string;
  readonly content: string | readonly { readonly type: string; readonly text?: string }[];
}

/** A whole answer, or what goes wrong instead. A text alone is an answer; `json` is an answer written as JSON. */
export type ScriptedReply = string | { readonly json: unknown } | ScriptedAnswer | Fault;

export interface ScriptedAnswer {
  /** One piece for each; the usual is a piece a word. */
  readonly pieces: readonly string[];
  readonly calls?: readonly { readonly id: string; readonly name: string; readonly input: unknown }[];
  readonly finish?: string;
  /** Null: the server counts nothing. */
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  /** Awaited before the piece of this index is sent: lets a test look at a half-written answer. */
  readonly pauseBefore?: { readonly piece: number; readonly until: Promise<unknown> };
}

export interface Fault {
  readonly fault: (response: ServerResponse) => void;
}

export type Script = (request: ScriptedRequest) => ScriptedReply | Promise<ScriptedReply>;

export interface ScriptedAbilities {
  readonly schema: boolean;
  readonly json: boolean;
  readonly tools: boolean;
  readonly images: boolean;
}

export interface ScriptedOptions {
  /** What the trials find; the usual is everything. */
  readonly abilities?: Partial<ScriptedAbilities>;
  /** Entries of its list of models; the usual is `{ id: model }`. */
  readonly models?: readonly Readonly<Record<string, unknown>>[];
  /** What is answered to GET at these paths, such as Ollama's own `/api/ps`; other paths are 404. */
  readonly pages?: Readonly<Record<string, unknown>>;
  /** The vectors of texts, in their order; without it there is no such model (404). */
  readonly embed?: (texts: readonly string[], body: ScriptedBody) => EmbeddedTexts | Promise<EmbeddedTexts>;
  /** Refuses every request without it. */
  readonly key?: string;
  readonly port?: number;
}

export type EmbeddedTexts = readonly (readonly number[] | Float32Array)[] | Fault;

export interface ScriptedModel {
  /** As in `http://127.0.0.1:41234/v1`. */
  readonly server: string;
  readonly model: string;
  readonly requests: readonly ScriptedRequest[];
  readonly probes: readonly ScriptedRequest[];
  /** Every head and body that came, trials and lists as well. */
  sent(): string;
  /** Resolves once so many requests have come. */
  received(count: number): Promise<void>;
  /** Changes what is answered from now on. */
  script(next: Script): void;
  close(): Promise<void>;
}

/** Counted by the server for answers that name no usage. */
const usualUsage = { prompt_tokens: 100, completion_tokens: 20 };

export async function startScriptedModel(
  first: Script,
  options: ScriptedOptions = {},
): Promise<ScriptedModel> {
  const model = 'scripted-1';
  const abilities: ScriptedAbilities = {
    schema: true,
    json: true,
    tools: true,
    images: true,
    ...options.abilities,
  };
  const requests: ScriptedRequest[] = [];
  const probes: ScriptedRequest[] = [];
  const bytes: string[] = [];
  let waiting: { readonly count: number; readonly go: () => void }[] = [];
  let script = first;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      bytes.push(`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${text}\n`);
      if (request.method === 'GET' && request.url !== '/v1/models') {
        const page = options.pages?.[request.url ?? ''];
        return sendJson(response, page === undefined ? 404 : 200, page ?? {});
      }
      void serve(request.url ?? '', request.headers, text, response);
    });
  });

  async function serveVectors(body: ScriptedBody, response: ServerResponse): Promise<void> {
    const made = await (options.embed?.(body['input'] as readonly string[], body) ?? faults.unknownModel());
    if ('fault' in made) return made.fault(response);
    const data = made.map((embedding, index) => ({ object: 'embedding', index, embedding: [...embedding] }));
    sendJson(response, 200, { object: 'list', data, usage: { prompt_tokens: 7, total_tokens: 7 } });
  }

  async function serve(
    path: string,
    headers: IncomingHttpHeaders,
    text: string,
    response: ServerResponse,
  ): Promise<void> {
    if (options.key !== undefined && headers.authorization !== `Bearer ${options.key}`) {
      return faults.unauthorized().fault(response);
    }
    if (path === '/v1/models') {
      return sendJson(response, 200, { object: 'list', data: options.models ?? [{ id: model }] });
    }
    const body = JSON.parse(text) as ScriptedBody;
    if (path === '/v1/embeddings') return serveVectors(body, response);
    const isProbe = text.includes('mneme_probe');
    const request: ScriptedRequest = {
      path,
      headers,
      body,
      text: textOf(body),
      asked: body.response_format?.json_schema?.name ?? null,
      index: requests.length,
    };
    if (isProbe) {
      probes.push(request);
      return send(response, body, answerProbe(body, abilities));
    }
    requests.push(request);
    const ready = waiting.filter(({ count }) => requests.length >= count);
    waiting = waiting.filter(({ count }) => requests.length < count);
    for (const { go } of ready) go();
    await send(response, body, await script(request));
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}/v1`,
    model,
    requests,
    probes,
    sent: () => bytes.join('\n'),
    received: (count) =>
      requests.length >= count ? Promise.resolve() : new Promise((go) => waiting.push({ count, go })),
    script: (next) => void (script = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Everything that servers do wrong, ready made. */
export const faults = {
  unauthorized: () =>
    failing(401, { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } }),
  tooMany: (retryAfterSeconds: number) =>
    failing(429, { error: { message: 'Rate limit reached.' } }, { 'retry-after': String(retryAfterSeconds) }),
  broken: () => failing(500, { error: { message: 'Something went wrong.' } }),
  badRequest: (message: string) => failing(400, { error: { message } }),
  unknownModel: () => failing(404, { error: { message: 'No such model.' } }),
  html: () => ({
    fault: (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><html><body><h1>It works!</h1></body></html>');
    },
  }),
  redirect: (location: string) => ({
    fault: (response: ServerResponse) => {
      response.writeHead(307, { location });
      response.end();
    },
  }),
  /** Begins to answer, then the connection is gone. */
  cutOff: (begun: string) => ({
    fault: (response: ServerResponse) => {
      beginStream(response);
      sendChunk(response, { delta: { content: begun }, finish_reason: null });
      response.write(': \n\n', () => response.socket?.destroy());
    },
  }),
  /** Says the same word until nobody listens any more. */
  endless: (word = 'word ') => ({
    fault: (response: ServerResponse) => {
      beginStream(response);
      const more = (): void => {
        if (response.destroyed || response.socket?.destroyed) return;
        sendChunk(response, { delta: { content: word.repeat(200) }, finish_reason: null });
        setImmediate(more);
      };
      more();
    },
  }),
  /** Takes the request and never answers. */
  silent: () => ({ fault: () => {} }),
  /** These are answers, but not the asked ones. */
  wrongShape: () => JSON.stringify({ colour: 7, unexpected: [true] }),
  empty: () => '',
  fenced: (value: unknown) => `Sure, here it is:\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``,
  trailing: (value: unknown) => `${JSON.stringify(value)}\n\nLet me know if you need anything else!`,
  brokenJson: (value: unknown) => JSON.stringify(value, null, 1).replace(/\n\s*([}\]])/gu, ',$1'),
} as const;

function failing(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Fault {
  return { fault: (response) => sendJson(response, status, body, headers) };
}

function answerProbe(body: ScriptedBody, abilities: ScriptedAbilities): ScriptedReply {
  const mode = body.response_format?.type;
  if (mode === 'json_schema')
    return abilities.schema ? { json: { colour: 'green', count: 2 } } : 'Hello, world!';
  if (mode === 'json_object') return abilities.json ? { json: { hello: 'world' } } : 'Hello, world!';
  if (body.tools) {
    if (!abilities.tools) return faults.badRequest('This model does not support tools.');
    return { pieces: [], calls: [{ id: 'call_1', name: 'mneme_probe', input: { colour: 'blue' } }] };
  }
  return abilities.images ? 'Red.' : faults.badRequest('This model does not take pictures.');
}

function textOf({ messages = [] }: ScriptedBody): string {
  return messages
    .map(({ content }) =>
      typeof content === 'string' ? content : (content ?? []).map(({ text = '' }) => text).join('\n'),
    )
    .join('\n');
}

async function send(response: ServerResponse, body: ScriptedBody, reply: ScriptedReply): Promise<void> {
  if (typeof reply === 'object' && 'fault' in reply) return reply.fault(response);
  const answer = toAnswer(reply);
  const usage = answer.usage === undefined ? usualUsage : answer.usage;
  const calls = (answer.calls ?? []).map(({ id, name, input }, index) => ({
    index,
    id,
    type: 'function',
    function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
  }));
  const finish = answer.finish ?? (calls.length > 0 ? 'tool_calls' : 'stop');
  if (body.stream !== true) {
    const message = {
      role: 'assistant',
      content: answer.pieces.join(''),
      ...(calls.length > 0 ? { tool_calls: calls } : {}),
    };
    return sendJson(response, 200, {
      choices: [{ index: 0, message, finish_reason: finish }],
      ...(usage ? { usage } : {}),
    });
  }
  beginStream(response);
  for (const [index, piece] of answer.pieces.entries()) {
    if (answer.pauseBefore?.piece === index) await answer.pauseBefore.until;
    sendChunk(response, { delta: { content: piece }, finish_reason: null });
  }
  for (const call of calls) sendChunk(response, { delta: { tool_calls: [call] }, finish_reason: null });
  sendChunk(response, { delta: {}, finish_reason: finish });
  if (usage) response.write(`data: ${JSON.stringify({ choices: [], usage })}\n\n`);
  response.end('data: [DONE]\n\n');
}

function toAnswer(reply: Exclude<ScriptedReply, Fault>): ScriptedAnswer {
  if (typeof reply === 'string')
    return { pieces: reply.match(/\S*\s*/gu)?.filter((piece) => piece !== '') ?? [] };
  return 'json' in reply ? { pieces: [JSON.stringify(reply.json)] } : reply;
}

function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
}

function sendChunk(response: ServerResponse, choice: Readonly<Record<string, unknown>>): void {
  const chunk = { object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
