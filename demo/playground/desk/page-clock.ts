/**
 * What the stories' page takes for now: the same moment each time, going on from there, so that two pictures of a story
 * say the same times. It stands in for the page's clock only while nothing else is on the page.
 */
const beginning = Date.parse('2026-03-11T13:20:00.000Z');

const systemNow = Date.now.bind(Date);
let startedAt = systemNow();

export function restartClock(): void {
  startedAt = systemNow();
}

export function installClock(): void {
  const now = () => beginning + systemNow() - startedAt;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as object,
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
