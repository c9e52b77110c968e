import { describe, expect, it } from 'vitest';
import { engineEnvironment } from '../../../../src-main/shell/engine-environment.ts';

describe("the engine's environment", () => {
  it('holds what a program needs, under the names of every platform', () => {
    const own = { PATH: '/usr/bin', Path: 'C:\\', LC_TIME: 'de_DE', TZ: 'UTC', HOME: undefined };
    expect(engineEnvironment(own)).toEqual({ PATH: '/usr/bin', Path: 'C:\\', LC_TIME: 'de_DE', TZ: 'UTC' });
  });

  it('holds no key and nothing that changes how Node runs or where it connects', () => {
    const own = {
      OPENAI_API_KEY: 'sk-1',
      AWS_SECRET_ACCESS_KEY: 'x',
      NODE_OPTIONS: '--require /tmp/x.cjs',
      NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      HTTPS_PROXY: 'http://proxy.example',
      LD_PRELOAD: '/tmp/x.so',
      SSLKEYLOGFILE: '/tmp/keys',
      LC_TIME_: 'x',
    };
    expect(engineEnvironment(own)).toEqual({});
  });
});
