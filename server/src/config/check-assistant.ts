import {isQuestion, stepOf, targetsOf, type Assistant, type AssistantStep} from './assistant.js';
import type {Organisation} from './organisation.js';

/** Every mistake of one assistant, each a sentence that names its place. */
export function checkAssistant(assistant: Assistant, organisation: Organisation): readonly string[] {
  const where = `Assistant “${assistant.id}”`;
  const [first] = assistant.steps;
  if (!first) return [`${where} has no step.`];
  const problems = [
    ...duplicates(
      `step of “${assistant.id}”`,
      assistant.steps.map(({id}) => id),
    ),
  ];
  for (const step of assistant.steps) {
    for (const target of targetsOf(assistant, step)) {
      if (target === undefined) problems.push(`${where} runs off its end after step “${step.id}”.`);
      else if (!stepOf(assistant, target)) problems.push(`${where}, step “${step.id}”: there is no step “${target}”.`);
    }
    problems.push(...checkStep(step, organisation).map((text) => `${where}, step “${step.id}”: ${text}`));
  }
  const reached = reachable(assistant, first);
  const lost = assistant.steps.filter((step) => !reached.has(step.id));
  problems.push(...lost.map(({id}) => `${where}: step “${id}” can never be reached.`));
  if (hasSilentLoop(assistant)) problems.push(`${where} goes round in a circle without asking anything.`);
  return problems;
}

function checkStep(step: AssistantStep, {klasses}: Organisation): readonly string[] {
  const problems: string[] = [];
  if (step.type === 'askButtons') {
    if (step.buttons.length === 0) problems.push('a question needs a button.');
    problems.push(
      ...duplicates(
        'button',
        step.buttons.map(({value}) => value),
      ),
    );
  }
  if (step.type === 'askText' && step.pattern !== undefined && !isPattern(step.pattern)) {
    problems.push('the pattern is no regular expression.');
  }
  const attribute = isQuestion(step) ? step.attribute : undefined;
  const declaration = attribute === undefined ? undefined : klasses.conversation?.[attribute];
  if (attribute !== undefined && klasses.conversation && !declaration) {
    problems.push(`the attribute “${attribute}” is not declared on the conversation klass.`);
  }
  if (declaration?.type === 'tree' && !declaration.tree?.length) {
    problems.push(`the tree attribute “${attribute}” has no node.`);
  }
  return problems;
}

function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false; // a syntax error is the answer
  }
}

function reachable(assistant: Assistant, first: AssistantStep): ReadonlySet<string> {
  const reached = new Set<string>([first.id]);
  const open = [first];
  for (let step = open.pop(); step; step = open.pop()) {
    for (const target of targetsOf(assistant, step)) {
      const next = target === undefined || reached.has(target) ? undefined : stepOf(assistant, target);
      if (next) open.push(next);
      if (next) reached.add(next.id);
    }
  }
  return reached;
}

function hasSilentLoop(assistant: Assistant): boolean {
  return assistant.steps.some((start) => {
    let step: AssistantStep | undefined = start;
    for (let count = 0; step && !isQuestion(step); count++) {
      if (count > assistant.steps.length) return true;
      const [target] = targetsOf(assistant, step);
      step = target === undefined ? undefined : stepOf(assistant, target);
    }
    return false;
  });
}

export function duplicates(kind: string, names: readonly string[]): readonly string[] {
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `The ${kind} “${name}” exists twice.`);
}
