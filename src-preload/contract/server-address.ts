/** What the address of a model server means: both sides judge it by the same rules. */

interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

const form =
  /^(https?):\/\/(\[[0-9a-f:]{2,45}\]|[a-z0-9](?:[a-z0-9._-]{0,250}))(:\d{1,5})?(\/[a-z0-9._~/-]{0,300})?$/iu;
/** Servers on a machine or in a home rarely have a certificate; all others have one. */
const nearby =
  /^(localhost|\[|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|[^./:]+(:|\/|$)|[^/:]+\.local(:|\/|$))/iu;

/**
 * `https://api.example.com/v1` and the like, without a slash at the end. Null where it is no such address: also where it
 * holds a name, a key or a query, which would be written into the settings in the clear.
 */
export function normaliseServer(written: string): string | null {
  const text = written.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text)
    ? text
    : `${nearby.test(text) ? 'http' : 'https'}://${text}`;
  const address = parse(whole);
  if (!address) return null;
  const { scheme, host, port } = address;
  const path = address.path.replace(/\/+$/u, '').replace(/\/chat\/completions$/u, '');
  return `${scheme}://${host}${port}${path === '' ? '/v1' : path}`;
}

/** Whether what is sent there stays on this machine. */
export function isOnThisMachine(server: string): boolean {
  const host = parse(server)?.host ?? '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host);
}

/** Whether anybody on the way can read what is sent there. */
export function isSentInTheClear(server: string): boolean {
  return parse(server)?.scheme === 'http' && !isOnThisMachine(server);
}

/** Host and port, as in `127.0.0.1:11434`. */
export function hostOf(server: string): string {
  const address = parse(server);
  return address ? `${address.host}${address.port}` : server;
}

function parse(text: string): Address | null {
  const match = form.exec(text);
  if (!match) return null;
  const [, scheme = '', host = '', port = '', path = ''] = match;
  if (Number(port.slice(1)) > 65_535) return null;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path };
}
