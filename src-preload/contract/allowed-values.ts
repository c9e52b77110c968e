/** Says in words what a setting may be, from the schema that checks it, so that the two can't differ. */
import { z } from 'zod';

interface Shape {
  readonly allowed?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** For example "a number from 0.5 to 60". A schema whose form would say nothing to the owner has words of its own, as the meta `allowed`. */
export function allowedValues(schema: z.ZodType): string {
  return describe(z.toJSONSchema(schema, { io: 'input' }) as Shape);
}

function describe(shape: Shape): string {
  if (shape.allowed !== undefined) return shape.allowed;
  if (shape.anyOf) return shape.anyOf.map(describe).join(', or ');
  if (shape.enum) return `one of ${shape.enum.join(', ')}`;
  switch (shape.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number from ${shape.minimum} to ${shape.maximum}`;
    case 'number':
      return `a number from ${shape.minimum} to ${shape.maximum}`;
    case 'array':
      return `a list, each item ${describe(shape.items ?? {})}`;
    default:
      return shape.maxLength === undefined ? 'text' : `text of at most ${shape.maxLength} characters`;
  }
}
