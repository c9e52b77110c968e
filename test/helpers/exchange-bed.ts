/** Export and import on real stores, with a folder for their files. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  exportSelectionSchema,
  type ExportFormat,
  type ExportSelection,
} from '../../src-preload/contract/export.ts';
import { exportMemories } from '../../src-main/export/export-memories.ts';
import { categoryPaths } from '../../src-main/export/markdown.ts';
import type { Exclusions, SecretRule } from '../../src-preload/contract/privacy.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { createImports, type Imports } from '../../src-main/imports/imports.ts';
import { createVaultSeal } from '../../src-main/memory/vault/vault-seal.ts';
import { createVaultValues, type VaultValues } from '../../src-main/memory/vault/vault-values.ts';
import { createOrganise } from '../../src-main/memory/organise/organise.ts';
import { openMemories, type MemoriesBed } from './memories-bed.ts';
import { openTestStore } from './temporary-store.ts';

export interface ExchangeBed extends MemoriesBed {
  readonly imports: Imports;
  readonly organise: ReturnType<typeof createOrganise>;
  readonly vault: VaultValues;
  /** The rule of each secret that an import took out. */
  readonly redactedBy: readonly string[];
}

export function openExchange(
  exclusions: Exclusions = { presetsOff: [], rules: [] },
  store = openTestStore(),
  rulesOff: readonly SecretRule[] = [],
): ExchangeBed {
  const bed = openMemories(undefined, store);
  const { db, clock, memories } = bed;
  const organise = createOrganise({ db, clock, onChange: () => {} });
  const vault = createVaultValues(db, memories, createVaultSeal(new Uint8Array(32).fill(7)));
  const rules: string[] = [];
  const imports = createImports({
    db,
    memories,
    clock,
    privacy: () => ({ personalData: [], rulesOff: [...rulesOff] }),
    exclusions: () => exclusions,
    sqliteBinding: null,
    secrets: {
      foresee: (entry, value) => vault.foresee(entry, value),
      bring: (entry, value, sources, change) => vault.bring(entry, value, value, sources, change),
    },
    onRedacted: (removed) => rules.push(...removed.map(({ rule }) => rule)),
    addCategory: (category) => organise.createCategory(category).id,
    onProgress: () => {},
  });
  return { ...bed, organise, imports, vault, redactedBy: rules };
}

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'mneme-exchange-'));
}

/** A file of this content in a folder of its own. */
export function makeFile(name: string, content: string | Uint8Array): string {
  const file = join(makeFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** Answers the new file. */
export async function exportBundle(
  { db, clock, vault }: ExchangeBed,
  passphrase: string,
  vaultPassphrase: string | null = null,
): Promise<string> {
  const bundle = { passphrase, vaultPassphrase, reveal: vault.reveal };
  const order = { format: 'bundle', bundle, folder: makeFolder(), now: clock.now() } as const;
  const rest = { signal: new AbortController().signal, onProgress: () => {} };
  const selection = exportSelectionSchema.parse({ scope: 'all' });
  const { folder } = await exportMemories(db, { ...order, ...rest, selection });
  return join(folder, 'memories.mneme');
}

/** Answers the new folder. */
export async function exportFrom(
  { db, clock }: MemoriesBed,
  format: ExportFormat = 'json-lines',
  selection: Partial<ExportSelection> = {},
  signal: AbortSignal = new AbortController().signal,
  folder: string = makeFolder(),
): Promise<string> {
  const order = { format, folder, now: clock.now(), signal, onProgress: () => {} };
  return (await exportMemories(db, { ...order, selection: exportSelectionSchema.parse(selection) })).folder;
}

/** Every memory that was not removed, in the order of the ids; categories by their path, which alone two stores share. */
export function memoriesOfStore({ db, memories }: MemoriesBed) {
  const paths = categoryPaths(db);
  const ids = db.column<MemoryId>(`SELECT id FROM memories WHERE state <> 'deleted' ORDER BY id`);
  return memories.getMany(ids).map((memory) => ({
    ...memory,
    categoryId: memory.categoryId === null ? null : paths.get(memory.categoryId),
  }));
}
