import { PROGRAM } from "../usage.ts";
import type { Completed, CompletedOption } from "./completed.ts";

/** A script for zsh's own `_arguments`, to be evaluated after `compinit` or kept as `_tongchou` on `fpath`. */
export function zshScript(commands: readonly Completed[]): string {
  return `#compdef ${PROGRAM}
_${PROGRAM}() {
  local line state
  _arguments -C '(- *)'{-V,--version}'[version]' '(- *)'{-h,--help}'[help]' '--lang=[zh, en]:lang:(zh en)' '1: :->command' '*:: :->rest'
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

function specOf({ spellings, says, value }: CompletedOption): string {
  const [long = "", short] = spellings;
  const text = says.replace(/[[\]:\\]/g, (special) => `\\${special}`);
  const after = value === "none" ? "" : `:${long.slice(2)}:${value === "any" ? "_files" : `(${value.join(" ")})`}`;
  const takes = value === "none" ? "" : "=";
  const both = short === undefined ? "" : `${single(`(${long} ${short})${short}${value === "none" ? "" : "+"}[${text}]${after}`)} `;
  return `${both}${single(`${short === undefined ? "" : `(${long} ${short})`}${long}${takes}[${text}]${after}`)}`;
}

function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
