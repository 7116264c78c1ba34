import type {ChatConfig} from '../../../src/model/chat-config.js';
import {attributesOf, settingsOf, type BrandSettings, type Organisation, type Site} from '../config/organisation.js';
import {sceneOf} from './assistant-scene.js';
import {availabilityNow} from './availability.js';
import {chosenAssistant, knownBrand} from './create-conversation.js';
import type {Desk} from './desk.js';
import {openingOf} from './dialogue.js';
import {Problem} from './problem.js';

/** What a page may ask for by name; null leaves it to the site's settings. */
export interface AskedConfig {
  readonly brandId: string | null;
  readonly assistantId: string | null;
  readonly scheduleId: string | null;
}

const nothingAsked: AskedConfig = {brandId: null, assistantId: null, scheduleId: null};

/** Endpoint 1. */
export function configOf(desk: Desk, site: Site, asked = nothingAsked): ChatConfig {
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
          opening: openingOf(assistant, sceneOf(organisation, desk.clock(), {language: settings.site.locale})),
        }
      : null,
    limits,
    attributes: {conversation: attributesOf(conversation), customer: attributesOf(customer)},
    capabilities: capabilitiesOf(organisation, settings),
  };
}

/** What is offered here beyond what every server does: the rest is not shown. */
function capabilitiesOf({articles}: Organisation, {features}: BrandSettings): readonly string[] {
  const offered = {
    reopen: features.reopen,
    queue: true,
    articles: articles.length > 0,
    search: true,
    erase: true,
  };
  return Object.entries(offered).flatMap(([name, isOffered]) => (isOffered ? [name] : []));
}
