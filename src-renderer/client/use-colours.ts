/** The colours of applications, the same in every view: those that were seen most are told apart first. */
import { useMemo } from 'react';
import { assignColours, type ColourOf } from '../ui/colour-slot.ts';
import { useRequest } from './use-request.ts';

/** A function from the name of an application to the class that paints its colour. */
export function useColours(): ColourOf {
  const applications = useRequest('search.facets', {}).data?.applications;
  return useMemo(() => assignColours((applications ?? []).map(({ name }) => name)), [applications]);
}
