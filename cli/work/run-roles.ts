import { openLog } from '../../workers/log.ts';
import { ROLES, type Role, startSupervisor } from '../../workers/supervisor.ts';
import { openDatabase } from '../instance.ts';
import { openMetricsServer } from '../serve/open-server.ts';
import { CommandError } from '../terminal/command-error.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { untilStopped } from '../terminal/signals.ts';

/** Reads a list of roles as typed: `feed,article,claims`. */
export function readRoles(text: string): Role[] {
  const names = text.split(',').map((name) => name.trim());
  return names.map((name) => {
    const role = ROLES.find((known) => known === name);
    if (!role) throw new CommandError('usage', `There is no role ${JSON.stringify(name)}. The roles are ${ROLES.join(', ')}.`);
    return role;
  });
}

/** Runs roles on a migrated database until the process is asked to stop. */
export async function runRoles(roles: readonly Role[]): Promise<void> {
  const { config } = loadConfig();
  const log = openLog(config.ASSAY_LOG_LEVEL);
  const database = await openDatabase(config);
  try {
    const server =
      config.ASSAY_METRICS_PORT === null ? null : await openMetricsServer({ host: config.ASSAY_HOST, port: config.ASSAY_METRICS_PORT });
    try {
      const supervisor = await startSupervisor({ config, database, log, roles });
      server?.ready(supervisor);
      if (server) say(`Metrics at ${server.address}/metrics`);
      process.exitCode = await untilStopped();
      await supervisor.stop();
    } finally {
      await server?.close();
    }
  } finally {
    await database.close();
  }
}
