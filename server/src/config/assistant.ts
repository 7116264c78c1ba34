interface StepBase {
  /** Unique within the assistant; how `goTo`, `next` and a run's stored state name the step. */
  readonly id: string;
}

export interface SayStep extends StepBase {
  readonly type: 'say';
  readonly body: string;
}

/** A question that is answered in the composer. */
export interface AskTextStep extends StepBase {
  readonly type: 'askText';
  readonly body: string;
  readonly kind: 'text' | 'email' | 'phone' | 'name';
  /** Beyond what `kind` demands: a regular expression for the whole answer, without anchors. */
  readonly pattern?: string;
  /** Said when the answer is refused. */
  readonly errorText: string;
  /** The conversation's attribute that takes the answer. */
  readonly attribute?: string;
  /** Without it the following step is next. */
  readonly next?: string;
}

/** Kustomer's Button Question: the composer is locked until one is chosen. */
export interface AskButtonsStep extends StepBase {
  readonly type: 'askButtons';
  readonly body: string;
  readonly buttons: readonly {readonly value: string; readonly displayText: string; readonly next?: string}[];
  readonly attribute?: string;
}

/** Kustomer's Data Attribute Question: the answer is written as the attribute's declared type. */
export interface AskAttributeStep extends StepBase {
  readonly type: 'askAttribute';
  readonly body: string;
  readonly attribute: string;
  readonly errorText: string;
  /** Of a tree attribute: an inner node is no answer. */
  readonly leafRequired?: boolean;
  readonly next?: string;
}

export interface GoToStep extends StepBase {
  readonly type: 'goTo';
  readonly step: string;
}

/** Hands the conversation to people. */
export interface TransferStep extends StepBase {
  readonly type: 'transfer';
  readonly body?: string;
}

/** Ends the conversation. */
export interface EndStep extends StepBase {
  readonly type: 'end';
  readonly body?: string;
}

export type QuestionStep = AskTextStep | AskButtonsStep | AskAttributeStep;
export type AssistantStep = SayStep | QuestionStep | GoToStep | TransferStep | EndStep;

/** A dialogue as data. It starts at its first step; a step without a target of its own goes on to the following one. */
export interface Assistant {
  readonly id: string;
  readonly publicName: string | null;
  readonly avatarUrl: string | null;
  readonly steps: readonly AssistantStep[];
}

export function isQuestion(step: AssistantStep): step is QuestionStep {
  return step.type === 'askText' || step.type === 'askButtons' || step.type === 'askAttribute';
}

export function stepOf(assistant: Assistant, id: string): AssistantStep | undefined {
  return assistant.steps.find((step) => step.id === id);
}

/** The step that follows in the list; undefined after the last one. */
export function stepAfter(assistant: Assistant, id: string): AssistantStep | undefined {
  return assistant.steps[assistant.steps.findIndex((step) => step.id === id) + 1];
}

/** Where a step may lead, by id; undefined stands for running off the end. */
export function targetsOf(assistant: Assistant, step: AssistantStep): readonly (string | undefined)[] {
  const following = stepAfter(assistant, step.id)?.id;
  switch (step.type) {
    case 'say':
      return [following];
    case 'askText':
    case 'askAttribute':
      return [step.next ?? following];
    case 'askButtons':
      return step.buttons.map((button) => button.next ?? following);
    case 'goTo':
      return [step.step];
    case 'transfer':
    case 'end':
      return [];
  }
}
