/** German: what the borders between the processes refuse. */
export const errors = {
  'There is no request named "{name}".': 'Es gibt keine Anfrage namens „{name}“.',
} as const;
