/** A text with elements inside it: `<b>all</b>` in the message, what `b` is from the caller. */
import { Children, type ReactNode } from 'react';
import { messageOf, type MessageKey, type MessageValues } from './t.ts';

type Tag = (inside: ReactNode) => ReactNode;

/** As `t`, with tags: `rich('help.keys', { key: (inside) => <kbd>{inside}</kbd> })`, or an element as a value. */
export function rich(
  key: MessageKey,
  values: Readonly<Record<string, MessageValues[string] | ReactNode | Tag>>,
): ReactNode {
  const message = messageOf(key);
  if (typeof message === 'string') return message;
  const tags = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function' ? (parts: ReactNode[]) => value(Children.toArray(parts)) : value,
    ]),
  );
  // Children.toArray gives each part a key.
  return Children.toArray(message.format<ReactNode>(tags));
}
