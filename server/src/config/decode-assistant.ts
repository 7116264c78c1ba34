import type {Assistant, AssistantStep, BranchStep} from './assistant.js';
import type {AssistantWire, StepWire} from './assistant-schema.js';
import type {Secrets} from './secrets.js';

/** Undefined when a secret is missing. */
export function decodeAssistant(wire: AssistantWire, secrets: Secrets): Assistant | undefined {
  const {publicName = null, avatarUrl = null} = wire;
  const steps = wire.steps.map((step) => decodeStep(step, secrets));
  const found = steps.filter((step) => step !== undefined);
  return found.length < steps.length ? undefined : {...wire, publicName, avatarUrl, steps: found};
}

function decodeStep(wire: StepWire, secrets: Secrets): AssistantStep | undefined {
  switch (wire.type) {
    case 'askText':
      return {...wire, kind: wire.kind ?? 'text'};
    case 'branch':
      return {...wire, branches: wire.branches.map(({when, next}) => ({when: when.map(decodeCondition), next}))};
    case 'callWebhook': {
      const {secret, ...rest} = wire;
      if (secret === undefined) return rest;
      const found = secrets.read(secret);
      return found === undefined ? undefined : {...rest, secret: found};
    }
    default:
      return wire;
  }
}

type ConditionWire = Extract<StepWire, {type: 'branch'}>['branches'][number]['when'][number];

/** The schema has seen to it that one of the two names, and a value where there must be one, is given. */
function decodeCondition({
  attribute = '',
  answer,
  operator,
  value = '',
}: ConditionWire): BranchStep['branches'][number]['when'][number] {
  const subject = answer === undefined ? {attribute} : {answer};
  return operator === 'present' || operator === 'missing' ? {...subject, operator} : {...subject, operator, value};
}
