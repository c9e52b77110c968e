/** Refuses model files that are absent or not the ones shipped: a wrong tokenizer gives vectors that fit nothing, silently. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { model } from './model.ts';

/**
 * A sentence that says which file of the model in `modelsFolder` is missing or wrong and what to do, or null where all are
 * the ones shipped.
 */
export async function findModelFault(modelsFolder: string): Promise<Sentence | null> {
  for (const file of model.files) {
    const path = join(modelsFolder, model.folder, file.path);
    try {
      const found = await sha256Of(path);
      if (found !== file.sha256) {
        return say(
          "The embedding model's file {path} is not the one that Mneme ships (its SHA-256 is {found}, not {shipped}). Install Mneme again, or put the file back; search by words works meanwhile.",
          { path, found, shipped: file.sha256 },
        );
      }
    } catch (error) {
      return say(
        "The embedding model's file {path} cannot be read ({code}). Install Mneme again, or put the file back; search by words works meanwhile.",
        { path, code: (error as NodeJS.ErrnoException).code ?? String(error) },
      );
    }
  }
  return null;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
