/**
 * What the engine's process is given of the environment: what a program needs to run, and nothing else. A key that lies in the
 * owner's environment, or an option that changes how Node runs, does not reach it.
 */
const passed = new Set(
  [
    ...[
      'PATH',
      'HOME',
      'USER',
      'LOGNAME',
      'LANG',
      'LANGUAGE',
      'TZ',
      'TMPDIR',
      'TEMP',
      'TMP',
      'LD_LIBRARY_PATH',
    ],
    ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY'],
    ...[
      'SystemRoot',
      'SystemDrive',
      'windir',
      'ComSpec',
      'PATHEXT',
      'USERPROFILE',
      'APPDATA',
      'LOCALAPPDATA',
    ],
    ...['NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE'],
  ].map((name) => name.toUpperCase()),
);

/** Names are compared as Windows does, without regard to case. */
export function engineEnvironment(own: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(own).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && (passed.has(entry[0].toUpperCase()) || /^LC_[A-Z]+$/u.test(entry[0])),
    ),
  );
}
