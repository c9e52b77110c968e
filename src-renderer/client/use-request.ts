/** Requests as hooks: what is read (`useRequest`) and what changes something (`useAction`). */
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { request, type Input, type Output, type RequestName } from './bridge.ts';

interface RequestOptions<Answer> {
  readonly enabled?: boolean;
  /** Ask again after so many milliseconds while shown; the last answer may decide. */
  readonly refreshMs?: number | ((data: Answer | undefined) => number | undefined) | undefined;
  /** Show the last answer while the next one is on its way. */
  readonly keepPrevious?: boolean;
}

/** Reads something; the answer is kept by name and input. */
export function useRequest<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
  { enabled = true, refreshMs, keepPrevious = false }: RequestOptions<Output<Name>> = {},
): UseQueryResult<Output<Name>> {
  return useQuery<Output<Name>>({
    queryKey: [name, input],
    queryFn: () => request(name, input),
    enabled,
    refetchInterval: (query) =>
      (typeof refreshMs === 'function' ? refreshMs(query.state.data) : refreshMs) ?? false,
    placeholderData: keepPrevious ? (previous: Output<Name> | undefined) => previous as never : undefined,
  });
}

/** Changes something; the answers of the requests named in `outdates` are asked for again afterwards. */
export function useAction<Name extends RequestName>(
  name: Name,
  outdates: readonly RequestName[] = [],
): UseMutationResult<Output<Name>, Error, Input<Name>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<Name>) => request(name, input),
    onSuccess: async () => {
      await Promise.all(outdates.map((other) => client.invalidateQueries({ queryKey: [other] })));
    },
  });
}
