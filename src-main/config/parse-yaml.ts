/** Text → YAML document; what no settings file may hold is named by its place: broken syntax, repeated keys, traps of aliases. */
import { Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { withoutSecrets } from './describe-found.ts';
import { nameOf, offsetOf } from './nodes.ts';
import type { Problem } from './problems.ts';
import { yamlWords } from './yaml-words.ts';

export interface ParsedYaml {
  /** Of use only where there are no problems. */
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: readonly Problem[];
}

/** More than any settings file needs, and few enough to be followed in no time. */
const mostAliases = 100;

export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  let document: Document;
  try {
    // The parser's own comparison of keys takes a minute for the keys of a long wrong file; see `repeatedKeys`.
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    return {
      document: new Document(),
      lines,
      problems: [{ at: 0, message: yamlWords(null, String(error)) }],
    };
  }
  const problems = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
    at: pos[0],
    message: code === 'TAG_RESOLVE_FAILED' ? unknownTag(text, pos) : yamlWords(code, message),
  }));
  if (problems.length === 0) problems.push(...repeatedKeys(document), ...aliasProblems(document));
  return { document, lines, problems };
}

function repeatedKeys(document: Document): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = String(isScalar(key) ? key.value : key);
        if (name === '<<') {
          problems.push({
            at: offsetOf(key),
            message: say('merge keys ("<<") are not read here; write the keys out.'),
          });
        } else if (seen.has(name)) {
          problems.push({
            at: offsetOf(key),
            message: say('"{key}" stands here already; remove one of the two.', {
              key: withoutSecrets(nameOf(key)),
            }),
          });
        }
        seen.add(name);
      }
    },
  });
  return problems;
}

/** Aliases that point to nothing or into themselves, and so many that the file is a trap. */
function aliasProblems(document: Document): Problem[] {
  const problems: Problem[] = [];
  const anchors = new Set<string>();
  let count = 0;
  visit(document, {
    Alias(_key, { source, range }, path) {
      const at = range?.[0] ?? 0;
      count++;
      if (count > mostAliases) {
        problems.push({
          at,
          message: say('this file has more than {mostAliases} aliases; write the values out.', {
            mostAliases,
          }),
        });
        return visit.BREAK;
      }
      const isInside = path.some((parent) => 'anchor' in parent && parent.anchor === source);
      if (isInside)
        problems.push({ at, message: say('"*{source}" stands inside of what it names.', { source }) });
      else if (!anchors.has(source))
        problems.push({ at, message: say('there is no anchor "&{source}" above this line.', { source }) });
      return undefined;
    },
    Node(_key, node) {
      if ('anchor' in node && node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  if (problems.length > 0 || count === 0) return problems;
  try {
    document.toJS();
  } catch (error) {
    problems.push({ at: 0, message: yamlWords(null, String(error)) });
  }
  return problems;
}

/** What begins with "!" is a tag to YAML; an id of a room is meant. */
function unknownTag(text: string, [from, to]: readonly [number, number]): Sentence {
  const written = withoutSecrets(text.slice(from, to).trim());
  return say('YAML takes {written} for a tag, because of the "!"; put it in quotation marks: "{written}".', {
    written,
  });
}
