import { type Command, Option } from 'commander';
import { CommandError } from './terminal/command-error.ts';
import { writeLine } from './terminal/output.ts';
import { say } from './terminal/progress.ts';

const SHORTEST = 10;

/** `assay password`: who may log in to the dashboard. */
export function register(program: Command): void {
  program
    .command('password')
    .description('make an entry of ASSAY_USERS for somebody who may log in to the dashboard')
    .argument('<name>', 'name to log in with: letters, digits and . _ @ -')
    .addOption(new Option('--role <role>', 'readers look, operators change').choices(['reader', 'operator']).default('reader'))
    .option('--stdin', 'read the password from standard input; a strong one is made up otherwise')
    .addHelpText('before', 'Examples:\n  assay password anna >> users\n  assay password omar --role operator >> users\n')
    .addHelpText('after', '\nOnly a digest (scrypt) is written out. Put the entries into a file that ASSAY_USERS_FILE names, one a line.')
    .action(async (name: string, { role, stdin }: { role: string; stdin?: boolean }) => {
      if (!/^[\p{L}\p{N}._@-]{1,100}$/u.test(name))
        throw new CommandError('usage', `${JSON.stringify(name)} cannot be a name: it takes letters, digits and . _ @ -, 100 at most.`);
      const [{ randomBytes }, { digestPassword }, { readSource }] = await Promise.all([
        import('node:crypto'),
        import('../web/server.ts'),
        import('./terminal/read-source.ts'),
      ]);
      const password = stdin ? (await readSource('-')).toString('utf8').replace(/\r?\n$/, '') : randomBytes(15).toString('base64url');
      if (password.length < SHORTEST) throw new CommandError('usage', `The password has fewer than ${SHORTEST} characters.`);
      await writeLine(`${name}:${role}:${await digestPassword(password)}`);
      if (!stdin) say(`The password of ${name} is ${password} and is not shown again.`);
    });
}
