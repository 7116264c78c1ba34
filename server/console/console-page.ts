import type {AgentEntranceWire, AgentSessionWire} from '../../src/wire/agent-session-wire.js';
import {AgentApi} from './agent-api.js';
import './agent-console.js';
import {AgentSession} from './agent-session.js';
import './agent-sign-in.js';
import './agent-unreachable.js';
import {strings} from './console-strings.js';
import {loadEntrance, signIn, signOut} from './entrance.js';

/** Known to everybody, which is why the demo organisation never leaves loopback. */
const demoKey = 'ak_demo';

/** What stands in the page: the console for who is in, else its door. The demo's console needs no sign-in. */
export class ConsolePage {
  readonly #root: HTMLElement;
  #entrance: AgentEntranceWire | undefined;
  #person: AgentSessionWire | undefined;
  #console: HTMLElementTagNameMap['agent-console'] | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Never rejects: the page says what went wrong, and tries again when it is asked to or the network is back. */
  async open(): Promise<void> {
    try {
      const entrance = await loadEntrance();
      this.#entrance = entrance;
      if (entrance.session) this.#letIn(entrance, entrance.session);
      else if (entrance.isDemo) this.#openDemo(entrance);
      else this.#showDoor(entrance);
    } catch {
      const page = document.createElement('agent-unreachable');
      const again = () => {
        window.removeEventListener('online', again);
        void this.open();
      };
      page.tryNow = again;
      window.addEventListener('online', again);
      this.#root.replaceChildren(page);
    }
  }

  /** With `isOver` the console stays behind the door: whoever comes back finds what was typed. */
  #showDoor(entrance: AgentEntranceWire, isOver = false): void {
    if (isOver && this.#root.querySelector('agent-sign-in')) return;
    const door = document.createElement('agent-sign-in');
    door.organisation = entrance.organisation;
    door.isOver = isOver;
    door.enter = this.#enter;
    // Not taken out and put back: that would end what it has under way.
    if (isOver && this.#console) {
      this.#console.hidden = true;
      this.#root.append(door);
    } else this.#root.replaceChildren(door);
    document.title = `${strings.signInTitle}: ${entrance.organisation}`;
  }

  readonly #enter = async (email: string, password: string): Promise<void> => {
    const person = await signIn(email, password);
    const before = this.#person;
    const agentConsole = this.#console;
    if (agentConsole?.session && before?.agent.id === person.agent.id) {
      this.#person = person;
      this.#root.querySelector('agent-sign-in')?.remove();
      agentConsole.hidden = false;
      agentConsole.session.resume();
    } else if (this.#entrance) this.#letIn(this.#entrance, person);
  };

  #openDemo(entrance: AgentEntranceWire): void {
    const api = apiOf(entrance, () => ({authorization: `Bearer ${demoKey}`}));
    this.#show(entrance, new AgentSession(api, sessionStorage));
  }

  #letIn(entrance: AgentEntranceWire, person: AgentSessionWire): void {
    this.#unsubscribe();
    this.#person = person;
    const token = () => this.#person?.csrfToken ?? '';
    const api = apiOf(entrance, (method): Readonly<Record<string, string>> => {
      return method === 'GET' ? {} : {'x-csrf-token': token()};
    });
    const session = new AgentSession(api, sessionStorage, {
      ...person.agent,
      signOut: async () => {
        await signOut(token());
        this.#leave(entrance);
      },
    });
    this.#show(entrance, session);
    this.#unsubscribe = session.subscribe(({refused}) => {
      if (refused) this.#showDoor(entrance, true);
    });
  }

  #show({organisation}: AgentEntranceWire, session: AgentSession): void {
    const agentConsole = document.createElement('agent-console');
    agentConsole.session = session;
    agentConsole.organisation = organisation;
    this.#console = agentConsole;
    this.#root.replaceChildren(agentConsole);
  }

  #leave(entrance: AgentEntranceWire): void {
    this.#unsubscribe();
    this.#person = undefined;
    this.#console = undefined;
    this.#showDoor(entrance);
  }
}

function apiOf(
  {siteKey}: AgentEntranceWire,
  credentials: (method: string) => Readonly<Record<string, string>>,
): AgentApi {
  const configUrl = `/v1/config?${new URLSearchParams({site: siteKey ?? ''}).toString()}`;
  return new AgentApi({base: '/v1/agent', configUrl, credentials});
}
