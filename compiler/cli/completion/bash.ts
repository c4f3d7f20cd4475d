import { PROGRAM } from "../usage.ts";
import type { Completed } from "./completed.ts";

/**
 * A script for bash 3.2 and later, without the bash-completion package. Bash breaks words at `=`, so that `--lang=zh` comes as three.
 * An empty answer makes bash offer files.
 */
export function bashScript(commands: readonly Completed[]): string {
  const names = commands.map(({ name }) => name);
  return `_${PROGRAM}() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= offered= i
  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in ${names.join("|")}) command=\${COMP_WORDS[i]}; break ;; esac
  done
  case "$command $before" in
${commands.flatMap(valueCases).join("\n")}
    *) case "$command:$word" in
      :*) offered=${quoted([...names, "--lang", "--help", "--version"])} ;;
${commands.map(wordCases).join("\n")}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$offered" -- "$word"))
}
complete -o bashdefault -o default -F _${PROGRAM} ${PROGRAM}
`;
}

function valueCases({ name, options }: Completed): readonly string[] {
  return options.flatMap(({ spellings, value }) => {
    if (value === "none") return [];
    const pattern = spellings.map((spelling) => `"${name} ${spelling}"`).join("|");
    return [`    ${pattern}) offered=${quoted(value === "any" ? [] : value)} ;;`];
  });
}

function wordCases({ name, words, options }: Completed): string {
  const dashed = options.flatMap(({ spellings }) => spellings.slice(0, 1));
  return `      ${name}:-*) offered=${quoted(dashed)} ;;\n      ${name}:*) offered=${quoted(words)} ;;`;
}

function quoted(words: readonly string[]): string {
  return `"${words.join(" ")}"`;
}
