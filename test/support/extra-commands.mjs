import {mkdirSync} from 'node:fs';
import {dirname} from 'node:path';

/** Where photos go: a person looks at them, no test compares them. */
const photoFolder = process.env.PHOTO_DIR;

/** Commands that `@web/test-runner-commands` lacks under the Chrome launcher. */
export function extraCommands() {
  const sessions = new Map();
  return {
    name: 'extra-commands',
    async executeCommand({command, payload, session}) {
      const page = session.browser.getPage?.(session.id);
      if (command === 'front') {
        // The mouse stalls for 5 s in a tab that is not in front, and two test files are two tabs of one window.
        await page?.bringToFront();
        return true;
      }
      if (command === 'photo') {
        if (!photoFolder) return false;
        const path = `${photoFolder}/${payload.name}.png`;
        mkdirSync(dirname(path), {recursive: true});
        await page.screenshot({path});
        return true;
      }
      if (command === 'forced-colors') {
        // 'active' or 'none'. `emulateMedia` accepts it and does nothing; detaching the session would undo it.
        if (!sessions.has(session.id)) sessions.set(session.id, await page.createCDPSession());
        const features = [{name: 'forced-colors', value: payload}];
        await sessions.get(session.id).send('Emulation.setEmulatedMedia', {features});
        return true;
      }
    },
  };
}
