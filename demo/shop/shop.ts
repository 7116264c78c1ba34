// The shop: nine products, a bag, and a contact form that hands its answer over to <kustomer-chat>.
import {Bag} from './parts/bag.js';
import {startContactForm} from './parts/contact-form.js';
import {byId} from './parts/dom.js';
import {startProductView} from './parts/product-view.js';
import {renderShelves} from './parts/shelves.js';

const chat = document.querySelector('kustomer-chat');
if (!chat) throw new Error('The page has no <kustomer-chat>.');
// On any other site this is an attribute in the markup; here the page and the chat come from one server.
chat.setAttribute('server-url', location.origin);

const bag = new Bag();
renderShelves(byId('shelves', HTMLElement), bag);
const seen = startProductView(bag);
startContactForm(chat, {seen, bag: () => bag.describe()});
