import type {Availability} from '../model/chat-config.js';

/** The five fields of Config that a closed launcher needs. */
export interface LauncherConfig {
  readonly availability: Availability;
  /** A `data:` URL, or null for the built-in icon. */
  readonly icon: string | null;
  readonly accent: string | null;
  readonly locale: string;
  readonly label: string;
}

const availabilities: readonly unknown[] = ['online', 'offline', 'hidden', 'disabled'] satisfies Availability[];

/**
 * Reads what the launcher needs without a schema library, which would double the bytes of a page that never chats.
 * Undefined when this is no Config. A test holds it against `ConfigSchema`.
 */
export function readLauncherConfig(json: unknown): LauncherConfig | undefined {
  const {availability, site} = (json ?? {}) as {availability?: unknown; site?: Record<string, unknown>};
  if (!availabilities.includes(availability) || typeof site !== 'object' || site === null) return undefined;
  const {launcherIcon, accent, locale, launcherLabel} = site;
  if (typeof locale !== 'string' || typeof launcherLabel !== 'string') return undefined;
  return {
    availability: availability as Availability,
    // Only data: an icon from elsewhere would be a third-party request on every page.
    icon: typeof launcherIcon === 'string' && launcherIcon.startsWith('data:image/') ? launcherIcon : null,
    accent: typeof accent === 'string' ? accent : null,
    locale,
    label: launcherLabel,
  };
}
