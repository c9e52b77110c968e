/** What a route and an event are. A route is declared once; its handler, its caller and its check follow from that. */
import type { z } from 'zod';

export interface Route<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

export type Routes = Readonly<Record<string, Route>>;
export type Events = Readonly<Record<string, z.ZodType>>;

/** Declares a request: what is sent and what comes back. */
export function route<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Route<Input, Output> {
  return { input, output };
}

export type NameOf<R extends object> = Extract<keyof R, string>;

/** What a caller writes (defaults may be left out). */
export type InputOf<R extends Routes, Name extends NameOf<R>> = z.input<R[Name]['input']>;

/** What a handler receives (defaults are filled in). */
export type ParsedInputOf<R extends Routes, Name extends NameOf<R>> = z.output<R[Name]['input']>;

export type OutputOf<R extends Routes, Name extends NameOf<R>> = z.output<R[Name]['output']>;

export type EventOf<E extends Events, Name extends NameOf<E>> = z.output<E[Name]>;

/** One function for each route: a missing or an extra one does not compile. */
export type HandlersFor<R extends Routes> = {
  readonly [Name in NameOf<R>]: (
    input: ParsedInputOf<R, Name>,
  ) => OutputOf<R, Name> | Promise<OutputOf<R, Name>>;
};
