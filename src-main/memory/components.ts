/** The six kinds in one record: a seventh does not compile until it has a component here. */
import type { MemoryKind } from '../../src-preload/contract/memory.ts';
import type { Components, MemoryComponent } from './component.ts';
import { core } from './core/core.ts';
import { episodic } from './episodic/episodic.ts';
import { procedural } from './procedural/procedural.ts';
import { resource } from './resource/resource.ts';
import { semantic } from './semantic/semantic.ts';
import { vault } from './vault/vault.ts';

export const components: Components = { core, episodic, semantic, procedural, resource, vault };

/** The component of a kind that is known only when it runs. Its fields are those of the same memory, whatever they are. */
export function componentOf(kind: MemoryKind): Omit<MemoryComponent<MemoryKind>, 'prompt'> {
  return components[kind];
}
