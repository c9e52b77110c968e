/** What the sources of the window say, held against the messages: every text comes from there, with all its values. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { english } from '../../../../src-renderer/messages/english.ts';

const root = path.resolve(import.meta.dirname, '../../../../src-renderer');
/** Attributes whose text is read or heard. */
const spokenAttributes =
  /^(aria-label|aria-description|alt|title|placeholder|label|hint|lead|text|action|name|unit|detail|removeLabel)$/u;
/** Text that is the same in every language: signs, addresses, names, what stands in a file. */
const universal = /^(Mneme|PDF|bank\.example|https?:\S+|…?\/\S+|[A-Z]:\S+|config\.yaml|[^\p{L}]*)$/u;

/** Ids, keys and names of files, where they stand in an attribute or a choice. */
const isToken = (text: string) => /^[a-z][\w.-]*$/u.test(text);

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file) && !file.startsWith('messages'))
  .map((file) => ({
    file: file.replaceAll(path.sep, '/'),
    tree: ts.createSourceFile(
      file,
      readFileSync(path.join(root, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  }));

describe('the sources of the window', () => {
  it('hold no text of their own where they show or speak it', () => {
    const found = sources.flatMap(({ file, tree }) => textsIn(tree).map((text) => `${file}: ${text}`));
    expect(found).toEqual([]);
  });

  it('give each message the values that it names, and no others', () => {
    const wrong = sources.flatMap(({ file, tree }) => wrongCalls(tree).map((text) => `${file}: ${text}`));
    expect(wrong).toEqual([]);
  });

  it('use every message', () => {
    const all = sources.map(({ tree }) => tree.text).join('\n');
    const unused = Object.entries(english).flatMap(([area, texts]) =>
      Object.keys(texts)
        .map((key) => `${area}.${key}`)
        .filter((key) => !all.includes(`'${key}'`)),
    );
    expect(unused).toEqual([]);
  });
});

/** Text between tags, and string literals that end up there or in an attribute that is read. */
function textsIn(tree: ts.SourceFile): string[] {
  const texts: string[] = [];
  const add = (...literals: string[]) => texts.push(...literals.filter((text) => !isToken(text)));
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) texts.push(node.text.trim());
    else if (ts.isJsxAttribute(node)) {
      if (spokenAttributes.test(node.name.getText()) && node.initializer) add(...shown(node.initializer));
    } else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression)
      add(...shown(node.expression));
    else if (
      ts.isPropertyAssignment(node) &&
      /^(label|title|text|hint|words|name)$/u.test(node.name.getText())
    )
      add(...shown(node.initializer).filter((text) => /^\p{Lu}|\s/u.test(text)));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...new Set(texts)].filter((text) => !universal.test(text));
}

/** The literals that an expression may become: both sides of a choice, the fixed parts of a template. */
function shown(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map((text) =>
      text.trim(),
    );
  if (ts.isJsxExpression(node)) return node.expression ? shown(node.expression) : [];
  if (ts.isParenthesizedExpression(node)) return shown(node.expression);
  if (ts.isConditionalExpression(node)) return [...shown(node.whenTrue), ...shown(node.whenFalse)];
  if (ts.isBinaryExpression(node) && /^(&&|\|\||\?\?|\+)$/u.test(node.operatorToken.getText()))
    return [...shown(node.right), ...(node.operatorToken.getText() === '&&' ? [] : shown(node.left))];
  return [];
}

/** Calls of `t` and `rich` with literal keys whose values are not those of the message. */
function wrongCalls(tree: ts.SourceFile): string[] {
  const wrong: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(t|rich)$/u.test(node.expression.getText())) {
      const given = givenBy(node.arguments[1]);
      for (const key of node.arguments[0] ? shown(node.arguments[0]) : []) {
        const named = namesOf(key);
        const isRight = given === null || named.every((name) => given.has(name));
        if (!isRight) wrong.push(`${key} names ${named.join(', ')}, not ${[...(given ?? [])].join(', ')}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return wrong;
}

/** The names in an object literal; null where it is spread or made elsewhere, which the compiler does not tell apart. */
function givenBy(values: ts.Expression | undefined): Set<string> | null {
  if (!values) return new Set();
  if (!ts.isObjectLiteralExpression(values)) return null;
  const names = new Set<string>();
  for (const property of values.properties) {
    if (ts.isSpreadAssignment(property)) return null;
    names.add(property.name.getText());
  }
  return names;
}

function namesOf(key: string): string[] {
  const [area, name] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
  const text = (english as Readonly<Record<string, Readonly<Record<string, string>>>>)[area]?.[name] ?? '';
  return [...new Set(collect(new IntlMessageFormat(text, 'en').getAst()))];
}

function collect(elements: ReturnType<IntlMessageFormat['getAst']>): string[] {
  return elements.flatMap((element) => {
    const own = 'value' in element && String(element.type) !== '0' ? [element.value] : [];
    if ('children' in element) return [...own, ...collect(element.children)];
    if ('options' in element)
      return [...own, ...Object.values(element.options).flatMap(({ value }) => collect(value))];
    return own;
  });
}
