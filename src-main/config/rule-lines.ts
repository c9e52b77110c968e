/** The owner's exclusions as they stand in config.yaml: `- application: Slack`, one fact a line. */
import { exclusionRuleSchema, type ExclusionRule } from '../../src-preload/contract/privacy.ts';

const kinds: readonly string[] = exclusionRuleSchema.shape.kind.options;

/** A list of maps with one key each → rules; whatever else is there is left for the schema to refuse. */
export function rulesFromLines(lines: unknown): unknown {
  if (!Array.isArray(lines)) return lines;
  return lines.map((line: unknown) => {
    if (typeof line !== 'object' || line === null) return line;
    const entries = Object.entries(line);
    const [kind, pattern] = entries[0] ?? [];
    return entries.length === 1 && kinds.includes(kind ?? '') ? { kind, pattern: textOf(pattern) } : line;
  });
}

export function rulesToLines(rules: readonly ExclusionRule[]): Readonly<Record<string, string>>[] {
  return rules.map(({ kind, pattern }) => ({ [kind]: pattern }));
}

/** `- title: 2024` is a number to YAML and a title to its writer. */
function textOf(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
