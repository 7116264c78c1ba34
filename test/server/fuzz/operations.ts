import {entriesAt, listAt, member, textAt} from './json.js';

/** One operation of the description that the server publishes. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for a segment that names a resource. */
  readonly path: string;
  readonly audience: string;
  readonly query: readonly string[];
  readonly needsKey: boolean;
  /** Of the JSON body; undefined when there is none. */
  readonly schema: unknown;
  readonly takesFile: boolean;
  readonly statuses: ReadonlySet<number>;
}

export function operationsOf(description: unknown): readonly Operation[] {
  return entriesAt(description, 'paths').flatMap(([path, methods]) =>
    entriesAt(methods).map(([method, operation]) => {
      const parameters = listAt(operation, 'parameters');
      const content = member(operation, 'requestBody', 'content');
      return {
        id: textAt(operation, 'operationId'),
        method: method.toUpperCase(),
        path,
        audience: textAt(operation, 'tags', 0),
        query: parameters.filter((one) => textAt(one, 'in') === 'query').map((one) => textAt(one, 'name')),
        needsKey: parameters.some((one) => textAt(one, 'name') === 'Idempotency-Key'),
        schema: member(content, 'application/json', 'schema'),
        takesFile: member(content, 'application/octet-stream') !== undefined,
        statuses: new Set(entriesAt(operation, 'responses').map(([status]) => Number(status))),
      };
    }),
  );
}

/** Once in a while is enough: each ends what others need. */
const destructive: readonly string[] = [
  'deleteVisitorsMe',
  'deleteVisitorsMeCustomer',
  'deleteAgentConversationsById',
  'deleteAgentSessions',
];

/** How often each comes in a round. */
export function roundOf(operations: readonly Operation[]): readonly Operation[] {
  return operations.flatMap((operation) => {
    if (destructive.includes(operation.id)) return [operation];
    return operation.schema === undefined ? [operation, operation] : [operation, operation, operation];
  });
}
