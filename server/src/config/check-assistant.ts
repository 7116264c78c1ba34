import {silentTargetsOf, stepOf, targetsOf, type Assistant, type AssistantStep} from './assistant.js';
import {checkStep, type StepScope} from './check-step.js';
import {below, hintAt, repeated, type Mistake} from './mistake.js';

/** What steps may name. */
export type AssistantScope = Omit<StepScope, 'steps'>;

/** Every mistake of one assistant, with its path from the assistant. */
export function checkAssistant(assistant: Assistant, scope: AssistantScope): readonly Mistake[] {
  const {steps} = assistant;
  const [first] = steps;
  if (!first) return [{path: ['steps'], text: 'An assistant needs at least one step.'}];
  const ids = steps.map(({id}) => id);
  const mistakes: Mistake[] = [...repeated('step', ids, (index) => ['steps', index, 'id'])];
  const reached = reachable(assistant, first);
  for (const [index, step] of steps.entries()) {
    const path = ['steps', index];
    for (const target of new Set(targetsOf(assistant, step))) {
      if (target === undefined) {
        mistakes.push({
          path,
          text: `The dialogue runs off its end after step “${step.id}”: end it, transfer, or go on.`,
        });
      } else if (!ids.includes(target)) {
        mistakes.push({
          path,
          text: `Step “${step.id}” leads to “${target}”; there is no such step${hintAt(target, ids)}`,
        });
      }
    }
    mistakes.push(...below(path, checkStep(step, {...scope, steps})));
    if (!reached.has(step.id)) mistakes.push({path, text: `The step “${step.id}” can never be reached.`});
  }
  const circle = steps.findIndex((step) => isInSilentCircle(assistant, step));
  if (circle >= 0) {
    const text = `From step “${ids[circle]}” the dialogue can go round in a circle without asking anything.`;
    mistakes.push({path: ['steps', circle], text});
  }
  return [...mistakes, ...checkTimes(assistant)];
}

function reachable(assistant: Assistant, first: AssistantStep): ReadonlySet<string> {
  return new Set([first.id, ...closure(assistant, first, targetsOf)]);
}

function isInSilentCircle(assistant: Assistant, step: AssistantStep): boolean {
  return closure(assistant, step, silentTargetsOf).has(step.id);
}

/** The ids of all steps that can come after `start`. */
function closure(assistant: Assistant, start: AssistantStep, targets: typeof targetsOf): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let step = open.pop(); step; step = open.pop()) {
    for (const target of targets(assistant, step)) {
      const next = target === undefined || found.has(target) ? undefined : stepOf(assistant, target);
      if (next) open.push(next);
      if (next) found.add(next.id);
    }
  }
  return found;
}

/** Each reminder is said later than the one before, and a question is given up after the last. */
function checkTimes({reminders = [], abandonment}: Assistant): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  let previous = 0;
  for (const [index, {afterSeconds}] of reminders.entries()) {
    if (afterSeconds <= previous) {
      const text = `Reminders stand in the order of their times: this must be more than ${previous} seconds.`;
      mistakes.push({path: ['reminders', index, 'afterSeconds'], text});
    }
    previous = Math.max(previous, afterSeconds);
  }
  if (abandonment && abandonment.afterSeconds <= previous) {
    const text = `A question is given up after the last reminder: this must be more than ${previous} seconds.`;
    mistakes.push({path: ['abandonment', 'afterSeconds'], text});
  }
  return mistakes;
}
