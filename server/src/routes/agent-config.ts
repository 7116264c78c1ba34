import * as z from 'zod/mini';
import {ConfigurationError} from '../config/configuration-error.js';
import type {ConfigPath} from '../config/mistake.js';
import {Problem} from '../desk/problem.js';
import {agentRoute, noBody, type Route} from './route.js';

const ReloadedSchema = z.object({reloaded: z.boolean()});

export const agentConfigRoutes: readonly Route[] = [
  agentRoute({
    method: 'POST',
    path: '/v1/agent/config/reload',
    summary:
      'Reads the configuration file anew, as SIGHUP does; a wrong one keeps the old one in force. Needs role admin',
    answers: {200: {description: 'The new configuration is in force, and pages are told.', schema: ReloadedSchema}},
    problems: ['not-found', 'configuration-invalid'],
    body: noBody,
    handle: async ({exchange, agent}) => {
      if (agent.role !== 'admin') throw new Problem('unauthorized', 'A key of role admin is needed.', {reason: 'role'});
      const {reload} = exchange.state;
      if (!reload) throw new Problem('not-found', 'This server has no configuration file that it could read anew.');
      await reload().catch((error: unknown) => {
        throw error instanceof ConfigurationError ? refusal(error) : error;
      });
      return {status: 200, body: {reloaded: true} satisfies z.output<typeof ReloadedSchema>};
    },
  }),
];

function refusal({mistakes}: ConfigurationError): Problem {
  return new Problem('configuration-invalid', 'The old configuration stays in force.', {
    errors: mistakes.map(({path, text}) => ({pointer: pointerOf(path), code: 'invalid', detail: text})),
  });
}

/** RFC 6901, into the file. */
function pointerOf(path: ConfigPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
