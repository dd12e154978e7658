import type { Command } from 'commander';
import { SETTINGS } from '../workers/config.ts';
import { showSetting } from '../workers/show-setting.ts';
import { addForms } from './terminal/command-options.ts';
import { type OutputOptions, writeRows } from './terminal/output.ts';
import { loadConfig } from './terminal/settings.ts';

/** `assay config`: every setting in force and where it came from. */
export function register(program: Command): void {
  const config = program
    .command('config')
    .description('show every setting, its value and where it came from; secrets are masked (see docs/configuration.md)')
    .addHelpText('before', 'Examples:\n  assay config\n  ASSAY_PORT=8080 assay config --json\n');
  addForms(config, 'json', 'jsonl', 'csv', 'plain').action((options: OutputOptions) =>
    writeRows(settingsInForce(), ['name', 'value', 'source', 'unit', ...(options.csv ? ['description'] : [])], options),
  );
}

function settingsInForce() {
  const { config, sources } = loadConfig();
  const values: Readonly<Record<string, unknown>> = config;
  return SETTINGS.map((setting) => ({
    name: setting.name,
    value: showSetting(setting, values[setting.name]),
    source: sources[setting.name],
    unit: setting.unit,
    description: setting.describe,
  }));
}
