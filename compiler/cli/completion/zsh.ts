import { PROGRAM } from "../usage.ts";
import type { Completed, CompletedOption } from "./completed.ts";

/** A script for zsh's own `_arguments`, to be evaluated after `compinit` or kept as `_tongchou` on `fpath`. */
export function zshScript(commands: readonly Completed[], before: readonly CompletedOption[]): string {
  return `#compdef ${PROGRAM}
_${PROGRAM}() {
  local line state
  _arguments -C ${before.map(aloneOf).join(" ")} '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, says }) => `        ${single(`${name}:${says}`)}`).join("\n")}
      )
      _describe command commands ;;
    rest)
      case $line[1] in
${commands.map(caseOf).join("\n")}
      esac ;;
  esac
}
if [[ $funcstack[1] == _${PROGRAM} ]]; then _${PROGRAM} "$@"; else compdef _${PROGRAM} ${PROGRAM}; fi
`;
}

function caseOf({ name, words, options }: Completed): string {
  const rest = words.length > 0 ? `'1: :(${words.join(" ")})'` : "'*:file:_files'";
  return `        ${name}) _arguments ${[...options.map(specOf), rest].join(" ")} ;;`;
}

/** After a flag that is a call by itself nothing else is offered. */
function aloneOf(option: CompletedOption): string {
  const [long, short] = option.spellings;
  return option.value === "none" ? `'(- *)'{${short},${long}}${single(`[${meaning(option)}]`)}` : specOf(option);
}

function specOf(option: CompletedOption): string {
  const { spellings, value } = option;
  const [long = "", short] = spellings;
  const after = value === "none" ? "" : `:${long.slice(2)}:${value === "any" ? "_files" : `(${value.join(" ")})`}`;
  const takes = value === "none" ? "" : "=";
  const both = short === undefined ? "" : `${single(`(${long} ${short})${short}${value === "none" ? "" : "+"}[${meaning(option)}]${after}`)} `;
  return `${both}${single(`${short === undefined ? "" : `(${long} ${short})`}${long}${takes}[${meaning(option)}]${after}`)}`;
}

function meaning({ says }: CompletedOption): string {
  return says.replace(/[[\]:\\]/g, (special) => `\\${special}`);
}

function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
