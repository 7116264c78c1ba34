import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {Organisation} from '../config/organisation.js';
import {offeredArticles} from './assistant-articles.js';
import type {Answers, Scene} from './dialogue-scene.js';
import {openState} from './opening-hours.js';

/** The world at `now` (milliseconds since the epoch) as a dialogue sees it. */
export function sceneOf(
  organisation: Organisation,
  now: number,
  {
    language = null,
    attributes = {},
    answers = {},
  }: {
    readonly language?: string | null;
    readonly attributes?: CustomAttributes;
    readonly answers?: Answers;
  } = {},
): Scene {
  return {
    klass: organisation.klasses.conversation,
    attributes,
    answers,
    isOpen: (scheduleId) => {
      const schedule = organisation.schedules.find(({id}) => id === scheduleId);
      // As everywhere: without a schedule it is always open.
      return !schedule || openState(schedule, now).isOpen;
    },
    findArticles: (step, known) => offeredArticles(organisation, step, known, language),
  };
}
