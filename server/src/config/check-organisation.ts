import {checkAssistant, duplicates} from './check-assistant.js';
import type {Organisation} from './organisation.js';

/** Every mistake of a configuration, each a sentence that names its place; an empty list means it can be served. */
export function checkOrganisation(organisation: Organisation): readonly string[] {
  const problems: string[] = [];
  const assistantIds = organisation.assistants.map(({id}) => id);
  const scheduleIds = organisation.schedules.map(({id}) => id);
  problems.push(
    ...duplicates(
      'site key',
      organisation.sites.map(({key}) => key),
    ),
  );
  problems.push(...duplicates('assistant', assistantIds));
  problems.push(
    ...duplicates(
      'agent key',
      organisation.agentKeys.map(({id}) => id),
    ),
  );
  for (const site of organisation.sites) {
    for (const {assistantId, scheduleId} of [site.settings, ...site.brands.map(({settings}) => settings)]) {
      if (assistantId && !assistantIds.includes(assistantId)) {
        problems.push(`Site “${site.key}” names the assistant “${assistantId}”, which does not exist.`);
      }
      if (scheduleId && !scheduleIds.includes(scheduleId)) {
        problems.push(`Site “${site.key}” names the schedule “${scheduleId}”, which does not exist.`);
      }
    }
  }
  for (const assistant of organisation.assistants) problems.push(...checkAssistant(assistant, organisation));
  return problems;
}
