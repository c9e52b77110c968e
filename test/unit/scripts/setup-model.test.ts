import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/places.ts';
import { SetupError } from '../../../scripts/say.ts';
import { checkModel, readChecksums } from '../../../scripts/setup-model.ts';

describe('checkModel', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mneme-model-'));
    const sum = createHash('sha256').update('weights').digest('hex');
    await writeFile(
      path.join(folder, 'README.md'),
      `| file | SHA-256 |\n| --- | --- |\n| \`model.onnx\` | \`${sum}\` |\n`,
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is content with the files that the readme describes', async () => {
    await writeFile(path.join(folder, 'model.onnx'), 'weights');
    await expect(checkModel(folder)).resolves.toBeUndefined();
  });

  it('names a file that is missing and how to get it back', async () => {
    await expect(checkModel(folder)).rejects.toThrow(/model\.onnx is missing.*git checkout/);
  });

  it('refuses a file that was altered', async () => {
    await writeFile(path.join(folder, 'model.onnx'), 'weight');
    await expect(checkModel(folder)).rejects.toThrow(SetupError);
  });
});

it('finds the weights, the tokenizer and the projection in the readme of the shipped model', async () => {
  const readme = await readFile(
    path.join(projectRoot, 'resources/models/bge-small-en-v1.5/README.md'),
    'utf8',
  );
  expect(readChecksums(readme).map(({ file }) => file)).toEqual([
    'onnx/model_quantized.onnx',
    'tokenizer.json',
    'token-projection.bin',
  ]);
});
