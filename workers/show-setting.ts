import type { Setting } from './config.ts';

/** A value as people may see it: secrets keep their host and lose their login. */
export function showSetting(setting: Setting, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(',');
  if (!setting.secret) return String(value);
  // A token or a list of users can be read as an address too, and would be shown.
  const parsed = setting.name.endsWith('_URL') && URL.canParse(String(value)) ? new URL(String(value)) : null;
  return parsed ? `${parsed.protocol}//${parsed.username ? '***@' : ''}${parsed.host}${parsed.pathname}` : '***';
}
