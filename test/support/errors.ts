import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/index.js';

/** The error that `promise` rejects with; fails when it resolves. */
export async function refusal(promise: Promise<unknown>): Promise<ChatError> {
  const outcome = await promise.then(
    (value: unknown) => ({value}),
    (error: unknown) => ({error}),
  );
  if ('value' in outcome) throw new Error(`resolved with ${JSON.stringify(outcome.value)}, expected a refusal`);
  expect(outcome.error).to.be.instanceOf(Error).and.instanceOf(ChatError);
  return outcome.error as ChatError;
}

/** Whether `promise` has settled by the time that everything due has run. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const unsettled = {};
  const winner = await Promise.race([promise.catch(() => undefined), new Promise((r) => setTimeout(r, 0, unsettled))]);
  return winner === unsettled;
}

/** A text that no other test writes. */
export function newText(about = 'A question'): string {
  return `${about} ${Math.random().toString(36).slice(2)}`;
}
