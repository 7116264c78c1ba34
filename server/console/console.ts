// The agent console as a page.
import {ConsolePage} from './console-page.js';

void new ConsolePage(document.body).open();
