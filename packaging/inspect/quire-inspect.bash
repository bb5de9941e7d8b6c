# SPDX-License-Identifier: Apache-2.0
# Completion of quire-inspect for bash.
_quire_inspect() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
  case $before in
    --rules) words='as_runtime as_typed as_schema' ;;
    -g | --grammar) words='workerd fetch strict rfc2046' ;;
    --color) words='auto always never' ;;
    -t | --content-type) words='multipart/form-data;' ;;
    -p | --path) words='/v1' ;;
    -r | --release)
      words='0.3.0 0.4.0 0.12.0 0.25.0 0.34.0 0.74.0 0.91.0 0.130.0 0.137.0 0.143.2 0.146.0
        0.167.0 0.181.0 0.201.0' ;;
    *)
      if [[ $word == -* ]]; then
        words='--help --content-type --path --release --rules --grammar --color --explain --stats
          --diff --json --unlimited --show-secrets --version'
      fi ;;
  esac
  COMPREPLY=()
  local each
  if [[ -n $words ]]; then
    while read -r each; do COMPREPLY+=("$each"); done < <(compgen -W "$words" -- "$word")
  else
    compopt -o filenames 2>/dev/null
    while read -r each; do COMPREPLY+=("$each"); done < <(compgen -f -- "$word")
  fi
}
complete -F _quire_inspect quire-inspect
