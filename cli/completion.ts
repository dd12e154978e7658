import { Argument, type Command } from 'commander';

/** The shells that words can be completed in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** `assay completion`: what a shell needs to complete commands, options and their values. */
export function register(program: Command): void {
  program
    .command('completion')
    .description('print what a shell needs to complete commands, options and their values')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText(
      'before',
      'Examples:\n  source <(assay completion bash)                                  in ~/.bashrc\n  source <(assay completion zsh)                                   in ~/.zshrc\n  assay completion fish > ~/.config/fish/completions/assay.fish\n',
    )
    .action(async (shell: (typeof SHELLS)[number]) => {
      const [{ buildProgram }, { completionScript }, { writeLine }] = await Promise.all([
        import('./program.ts'),
        import('./completion/completion-script.ts'),
        import('./terminal/output.ts'),
      ]);
      await writeLine(completionScript(await buildProgram(), shell));
    });
}
