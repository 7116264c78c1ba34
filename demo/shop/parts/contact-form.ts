import type {ChatError, KustomerChat} from 'kustomer-chat';
import {build, byId, drawing} from './dom.js';

/** What the page knows about the visitor's visit, to save the agent some questions. */
export interface Visit {
  readonly seen: () => readonly string[];
  readonly bag: () => string;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const address = 'care@halden.example';
const longWaitMs = 6000;

/**
 * The form that becomes a conversation: `createConversation` takes what was written as the first message and the rest
 * as custom attributes, which the help desk has declared beforehand.
 */
export function startContactForm(chat: KustomerChat, visit: Visit): void {
  const form = byId('contact-form', HTMLFormElement);
  const status = byId('contact-status', HTMLElement);
  const done = byId('contact-done', HTMLElement);
  const send = byId('contact-send', HTMLButtonElement);
  const fields = [...form.elements].filter(
    (element): element is Field => 'labels' in element && 'name' in element && element !== send,
  );

  for (const field of fields) {
    field.addEventListener('input', () => {
      if (field.ariaInvalid === 'true') setProblem(field, problemOf(field));
    });
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.ariaDisabled !== 'true') void submit();
  });
  byId('contact-open', HTMLElement).addEventListener('click', () => void chat.open());
  byId('contact-again', HTMLElement).addEventListener('click', () => {
    form.reset();
    done.hidden = true;
    form.hidden = false;
    byId('contact-topic', HTMLSelectElement).focus();
  });

  async function submit(): Promise<void> {
    for (const field of fields) setProblem(field, problemOf(field));
    const wrong = fields.find((field) => field.ariaInvalid === 'true');
    if (wrong) {
      say('Some fields need another look.', true);
      wrong.focus();
      return;
    }
    send.ariaDisabled = 'true';
    say('Sending…');
    // A conversation that cannot be created yet is kept by the chat and sent later, so the form just says what happens.
    const patience = setTimeout(
      () => say('This takes longer than usual. Your message is kept and will be sent.'),
      longWaitMs,
    );
    try {
      // Until its script has run, the element has no methods: wait for it, and no call is lost.
      await customElements.whenDefined('kustomer-chat');
      await chat.createConversation({message: writeMessage(form), customAttributes: describe(form, visit)});
      say('');
      showDone();
    } catch (error) {
      showRefusal(error);
    } finally {
      clearTimeout(patience);
      send.ariaDisabled = null;
    }
  }

  function showDone(): void {
    const name = valueOf(form, 'name').split(/\s+/)[0] ?? '';
    byId('contact-done-title', HTMLElement).textContent = `Thank you, ${name}.`;
    form.hidden = true;
    done.hidden = false;
    // The chat has opened with the conversation and has the focus; here nothing may take it away.
    byId('contact-done-text', HTMLElement).textContent =
      'Your message is with us. The answer comes in the chat on this page.';
  }

  function showRefusal(error: unknown): void {
    const {code, errors} = error as Partial<ChatError>;
    if (code === 'attributes-invalid' && errors?.some(({pointer}) => pointer.endsWith('/orderIdStr'))) {
      const order = byId('contact-order', HTMLInputElement);
      setProblem(order, 'We cannot read this order number. It looks like HL-20481.');
      say('Some fields need another look.', true);
      order.focus();
    } else if (code === 'rate-limited') {
      say('That were many messages in a short time. Nothing is lost: try again in a minute.', true);
    } else if (code === 'chat-disabled' || code === 'chat-hidden') {
      say(`The chat is closed right now. Your text stays here; you can also write to ${address}.`, true);
    } else {
      say(`Your message was not sent. It stays here: try again, or write to ${address}.`, true);
      console.error(error);
    }
  }

  function say(text: string, bad = false): void {
    status.classList.toggle('bad', bad);
    status.replaceChildren(...(bad ? [drawing('icon-alert', 'icon')] : []), text);
  }
}

/** The first message, as a person would write it. */
function writeMessage(form: HTMLFormElement): string {
  return `${valueOf(form, 'message')}\n\n${valueOf(form, 'name')}, ${valueOf(form, 'email')}`;
}

/** Only names that the help desk has declared on its conversations: any other would be refused. */
function describe(form: HTMLFormElement, visit: Visit): Record<string, string> {
  const order = valueOf(form, 'order');
  const history = [visit.bag() && `In the bag: ${visit.bag()}`, `Looked at: ${visit.seen().join(', ')}`];
  return {
    ...(order ? {orderIdStr: order} : {}),
    pageUrl: location.href,
    chatPageStr: valueOf(form, 'topic'),
    historyTxt: history.filter(Boolean).join('\n'),
  };
}

function valueOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function problemOf(field: Field): string {
  const empty = field.value.trim() === '';
  if (empty && field.required) {
    switch (field.name) {
      case 'name':
        return 'How should we call you?';
      case 'email':
        return 'We need it to find your orders.';
      case 'topic':
        return 'Choose what it is about.';
      default:
        return 'Write a few words.';
    }
  }
  if (field.type !== 'email' || field.validity.valid) return '';
  return field.value.includes('@') ? 'This address is not complete yet.' : 'The part with @ is missing.';
}

function setProblem(field: Field, problem: string): void {
  const id = `${field.id}-problem`;
  document.getElementById(id)?.remove();
  field.ariaInvalid = problem ? 'true' : null;
  if (!problem) {
    field.removeAttribute('aria-describedby');
    return;
  }
  const hint = build('span', 'problem', drawing('icon-alert', 'icon'), problem);
  hint.id = id;
  field.setAttribute('aria-describedby', id);
  field.after(hint);
}
