import type {ChatConfig} from '../../../src/model/chat-config.js';
import {attributesOf, settingsOf, type Site} from '../config/organisation.js';
import {availabilityNow} from './availability.js';
import {chosenAssistant, knownBrand} from './create-conversation.js';
import type {Desk} from './desk.js';
import {openingOf} from './dialogue.js';
import {Problem} from './problem.js';

/** Endpoint 1: what a page asks for may differ from what the site's settings name. */
export function configOf(
  desk: Desk,
  site: Site,
  asked: {readonly brandId: string | null; readonly assistantId: string | null; readonly scheduleId: string | null},
): ChatConfig {
  const {organisation} = desk;
  const settings = settingsOf(site, knownBrand(site, asked.brandId));
  const assistant = chosenAssistant(organisation, settings, asked.assistantId);
  const scheduleId = asked.scheduleId ?? settings.scheduleId;
  const schedule = organisation.schedules.find(({id}) => id === scheduleId);
  if (scheduleId !== null && !schedule) throw new Problem('unknown-schedule');
  const {availability, changesAt} = availabilityNow(settings, schedule, desk.clock());
  const {site: look, offhours, features, limits} = settings;
  const {conversation, customer} = organisation.klasses;
  return {
    site: look,
    hours: schedule?.hours ?? [],
    availability,
    availabilityChangesAt: changesAt,
    offhours,
    features,
    assistant: assistant
      ? {
          id: assistant.id,
          publicName: assistant.publicName,
          avatarUrl: assistant.avatarUrl,
          opening: openingOf(assistant, conversation),
        }
      : null,
    limits,
    attributes: {conversation: attributesOf(conversation), customer: attributesOf(customer)},
    capabilities: [],
  };
}
