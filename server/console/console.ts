// The agent console of the demo organisation: its key is public, which is why that organisation never leaves loopback.
import {AgentApi} from './agent-api.js';
import './agent-console.js';
import {AgentSession} from './agent-session.js';

const api = new AgentApi({base: '/v1/agent', configUrl: '/v1/config?site=pk_demo', key: 'ak_demo'});
const view = document.createElement('agent-console');
view.session = new AgentSession(api, sessionStorage);
document.body.append(view);
