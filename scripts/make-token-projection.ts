/**
 * Makes the projection of token vectors that ships with the model: the principal components of the vectors of telling tokens
 * (Pearson 1901), turned at random so that each dimension carries as much as any other and two bits do for each (as in
 * iterative quantization, Gong and Lazebnik 2011, without its iterations). The text is the readmes of the installed packages:
 * free to use, and the same for everyone with the same lock file. The output replaces `token-projection.bin`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadModel } from '../src-main/embedding/load-model.ts';
import { model } from '../src-main/embedding/model.ts';
import { tellingTokens } from '../src-main/embedding/telling-tokens.ts';
import { tokenDimensions } from '../src-main/embedding/token-codec.ts';
import { projectRoot } from './places.ts';

const { dimensions } = model;
const paragraphsWanted = 3000;
const rounds = 40;

const modelsFolder = path.join(projectRoot, 'resources/models');
const { mean, covariance, count } = await momentsOf(readParagraphs());
const random = repeatable(7);
const components = turn(principalComponents(covariance));
const target = path.join(modelsFolder, model.folder, model.projectionFile);
writeFileSync(target, Buffer.from(new Float32Array([mean, ...components].flatMap((row) => [...row])).buffer));
console.log(`${target}: from ${count} tokens. Write its SHA-256 into src-main/embedding/model.ts.`);

/** Prose of the packages' readmes, evenly chosen. */
function readParagraphs(): string[] {
  const packages = path.join(projectRoot, 'node_modules');
  const files = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.md$/i.test(file),
  );
  const paragraphs = new Set<string>();
  for (const file of files.sort()) {
    const text = readFileSync(path.join(packages, file), 'utf8').replace(/```[\s\S]*?```/g, '');
    for (const paragraph of text.split(/\n\s*\n/)) {
      const plain = paragraph
        .replace(/\]\([^)]*\)|https?:\S+|[[\]<>#*`_>|]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      const words = plain.match(/[a-z]+/g)?.length ?? 0;
      if (plain.length >= 60 && plain.length <= 600 && words > 10) paragraphs.add(plain);
    }
  }
  const step = Math.ceil(paragraphs.size / paragraphsWanted);
  return [...paragraphs].filter((_, place) => place % step === 0);
}

async function momentsOf(
  texts: readonly string[],
): Promise<{ mean: Float64Array; covariance: Float64Array[]; count: number }> {
  const encode = await loadModel(modelsFolder, 2);
  const mean = new Float64Array(dimensions);
  const products = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  let count = 0;
  for (const text of texts) {
    const { pieces, states } = await encode([text]);
    for (const { place } of tellingTokens(pieces[0]!)) {
      const raw = states.subarray(place * dimensions, (place + 1) * dimensions);
      const length = Math.hypot(...raw);
      const vector = Float64Array.from(raw, (part) => part / length);
      count += 1;
      for (let row = 0; row < dimensions; row++) {
        mean[row]! += vector[row]!;
        for (let column = 0; column < dimensions; column++)
          products[row]![column]! += vector[row]! * vector[column]!;
      }
    }
  }
  for (let row = 0; row < dimensions; row++) mean[row]! /= count;
  const covariance = products.map((line, row) =>
    line.map((product, column) => product / count - mean[row]! * mean[column]!),
  );
  return { mean, covariance, count };
}

/** By orthogonal iteration (Golub and Van Loan, Matrix Computations, 8.2). */
function principalComponents(matrix: readonly Float64Array[]): Float64Array[] {
  let basis = orthonormal(randomRows(tokenDimensions, dimensions));
  for (let round = 0; round < rounds; round++)
    basis = orthonormal(basis.map((row) => Float64Array.from(matrix, (line) => dot(line, row))));
  return basis;
}

function turn(rows: readonly Float64Array[]): Float64Array[] {
  return orthonormal(randomRows(rows.length, rows.length)).map((weights) =>
    Float64Array.from({ length: dimensions }, (_, place) =>
      rows.reduce((sum, row, number) => sum + weights[number]! * row[place]!, 0),
    ),
  );
}

/** Gram and Schmidt. */
function orthonormal(rows: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const row of rows) {
    const rest = row.slice();
    for (const other of done) {
      const share = dot(other, rest);
      for (let place = 0; place < rest.length; place++) rest[place]! -= share * other[place]!;
    }
    const length = Math.sqrt(dot(rest, rest));
    done.push(rest.map((part) => part / length));
  }
  return done;
}

function randomRows(count: number, length: number): Float64Array[] {
  return Array.from({ length: count }, () => Float64Array.from({ length }, gaussian));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place]! * b[place]!;
  return sum;
}

/** The sum of twelve even numbers is nearly normal. */
function gaussian(): number {
  let sum = -6;
  for (let part = 0; part < 12; part++) sum += random();
  return sum;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
