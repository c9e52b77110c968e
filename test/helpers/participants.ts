/** Settings in which Ada and Bob take part besides the usual agent, with a memory tool each, a team of both and a room. */
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import type { Agent } from '../../src-preload/contract/memory-settings.ts';
import type { ParticipantSettings } from '../../src-main/backends/participants.ts';

export function agentNamed(displayName: string, change: Partial<Agent> = {}): Agent {
  return { displayName, role: '', model: null, tools: ['memory'], memoryBackend: null, rooms: [], ...change };
}

export function adaAndBob(
  change: Partial<ParticipantSettings> & { readonly backend?: 'mem0' | 'file' | 'none' } = {},
): ParticipantSettings {
  const { backend = 'mem0', ...others } = change;
  return {
    memory: { ...defaultSettings.memory, backend },
    agents: {
      ...defaultSettings.agents,
      ada: agentNamed('Ada', { role: 'You know about gardens.', rooms: ['lab'] }),
      bob: agentNamed('Bob'),
    },
    teams: { gardeners: { displayName: '', members: ['ada', 'bob'] } },
    rooms: { lab: { displayName: 'Lab' } },
    ...others,
  };
}
