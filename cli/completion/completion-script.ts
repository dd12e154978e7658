import type { Command, Option } from 'commander';
import type { SHELLS } from '../completion.ts';

/** A word that can be typed at some place, and what it is for. */
interface Word {
  readonly name: string;
  readonly describe: string;
}

/** A place on the command line: the commands before it, and what can follow. */
interface Place {
  /** `''`, `feeds`, `feeds add`. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly Word[];
  /** Values of an argument, where they are known. */
  readonly values: readonly Word[];
}

/** An option whose values are known. */
interface Valued {
  readonly path: string;
  readonly flag: string;
  readonly values: readonly string[];
}

interface Tree {
  readonly places: readonly Place[];
  readonly valued: readonly Valued[];
}

const summary = (text: string): string => text.split(/[;:(]/)[0]?.trim() ?? '';
const flagsOf = ({ short, long }: Option): string[] => [long, short].filter((flag) => flag !== undefined && flag !== null);

function readTree(program: Command): Tree {
  const places: Place[] = [];
  const valued: Valued[] = [];
  const visit = (command: Command, path: string) => {
    const options =
      command === program ? command.options : [...command.options, ...program.options.filter(({ long }) => long !== '--version')];
    places.push({
      path,
      commands: command.commands.map((inner) => ({ name: inner.name(), describe: summary(inner.description()) })),
      options: [
        ...options.flatMap((option) => flagsOf(option).map((name) => ({ name, describe: summary(option.description) }))),
        { name: '--help', describe: 'show examples and options' },
      ],
      values: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices.map((name) => ({ name, describe: '' }))),
    });
    for (const option of options)
      if (option.argChoices) for (const flag of flagsOf(option)) valued.push({ path, flag, values: option.argChoices });
    for (const inner of command.commands) visit(inner, path === '' ? inner.name() : `${path} ${inner.name()}`);
  };
  visit(program, '');
  return { places, valued };
}

/** The script that has a shell complete the words of a program, made from what commander knows of it. */
export function completionScript(program: Command, shell: (typeof SHELLS)[number]): string {
  const tree = readTree(program);
  if (shell === 'bash') return forBash(tree);
  return shell === 'zsh' ? forZsh(tree) : forFish(tree);
}

const namesOf = (words: readonly Word[]): string => words.map(({ name }) => name).join(' ');
const pathsOf = (places: readonly Place[]): string =>
  places
    .filter(({ path }) => path !== '')
    .map(({ path }) => `" ${path}"`)
    .join('|');
const keyOf = (path: string): string => (path === '' ? '""' : `" ${path}"`);

function forBash({ places, valued }: Tree): string {
  return `# Completion of assay for bash. In ~/.bashrc: source <(assay completion bash)
_assay() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
      ${pathsOf(places)}) path="$path $word" ;;
    esac
  done
  case "$path \${COMP_WORDS[COMP_CWORD-1]}" in
${valued.map(({ path, flag, values }) => `    "${path === '' ? '' : ` ${path}`} ${flag}") COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current")); return ;;`).join('\n')}
  esac
  case "$path" in
${places.map((place) => `    ${keyOf(place.path)}) words="${namesOf([...place.commands, ...place.values, ...place.options])}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _assay assay`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const forDescribe = ({ name, describe }: Word): string => quoted(`${name.replaceAll(':', '\\:')}${describe ? `:${describe}` : ''}`);

function forZsh({ places, valued }: Tree): string {
  return `#compdef assay
# Completion of assay for zsh. In ~/.zshrc, after compinit: source <(assay completion zsh)
_assay() {
  local place="" word
  local -a candidates flags
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$place $word" in
      ${pathsOf(places)}) place="$place $word" ;;
    esac
  done
  case "$place \${words[CURRENT-1]}" in
${valued.map(({ path, flag, values }) => `    "${path === '' ? '' : ` ${path}`} ${flag}") compadd -- ${values.join(' ')}; return ;;`).join('\n')}
  esac
  case "$place" in
${places.map(zshPlace).join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe -o option flags
  else
    _describe word candidates || _files
  fi
}
compdef _assay assay`;
}

const zshPlace = ({ path, commands, values, options }: Place): string =>
  `    ${keyOf(path)}) candidates=(${[...commands, ...values].map(forDescribe).join(' ')}); flags=(${options.map(forDescribe).join(' ')}) ;;`;

function forFish({ places, valued }: Tree): string {
  const lines = places.flatMap((place) => {
    const at = `-n '__assay_at "${place.path}"'`;
    return [
      ...[...place.commands, ...place.values].map(
        ({ name, describe }) => `complete -c assay -f ${at} -a ${quoted(name)}${describe ? ` -d ${quoted(describe)}` : ''}`,
      ),
      ...place.options.map(({ name, describe }) => `complete -c assay ${at} ${fishFlag(name, place.path, valued)} -d ${quoted(describe)}`),
    ];
  });
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `# Completion of assay for fish: assay completion fish > ~/.config/fish/completions/assay.fish
function __assay_at
  set -l place ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$place $word")
    contains -- "$next" ${paths.join(' ')}; and set place $next
  end
  test "$place" = "$argv[1]"
end
${lines.join('\n')}`;
}

function fishFlag(name: string, path: string, valued: readonly Valued[]): string {
  const flag = name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`;
  const values = valued.find((one) => one.path === path && one.flag === name)?.values;
  return values ? `${flag} -x -a ${quoted(values.join(' '))}` : flag;
}
