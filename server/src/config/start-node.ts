import {existsSync} from 'node:fs';
import {defaultFile, isOnLoopback} from './command.js';
import {demoOrganisation} from './demo-organisation.js';
import {loadOrganisation} from './load-organisation-node.js';
import type {Organisation} from './organisation.js';
import {readSettings, type Settings} from './settings.js';

/** All that must be right before the server starts. */
export interface Start {
  readonly settings: Settings;
  readonly organisation: Organisation;
  /** Reads the file again; the demo has none. */
  readonly loadOrganisation?: () => Promise<Organisation>;
}

/** Rejects with a SettingsError or a ConfigurationError. */
export async function readStart(
  named: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Start> {
  const file = named ?? (existsSync(defaultFile) ? defaultFile : undefined);
  const settings = readSettings(env, {isDemo: file === undefined});
  if (file === undefined) return {settings, organisation: demoOrganisation};
  const load = () => loadOrganisation(file, {env, isOnLoopback: isOnLoopback(env)});
  return {settings, organisation: await load(), loadOrganisation: load};
}
