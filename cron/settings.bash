# Reads a settings file, NAME=value a line. Nothing in it is run or expanded; what bash would take otherwise is a mistake.
# wrapper.bash and install source it, with LC_ALL=C.UTF-8.
# shellcheck shell=bash disable=SC2034

known_settings=(SCORECARD SCORECARD_PIPELINES SCORECARD_INPUT SCORECARD_OUTPUT SCORECARD_LOG SCORECARD_LOG_SIZE
  SCORECARD_LOG_KEEP SCORECARD_WAIT SCORECARD_PAPERS_WAIT SCORECARD_TIME_LIMIT SCORECARD_CONTACTS SCORECARD_SENDMAIL
  SCORECARD_URL SCORECARD_STATE SCORECARD_KEEP_EXPORTS SCORECARD_PING_URL SCORECARD_CHECK_PING_URL SCORECARD_PING_SECONDS)
# What a file sets, the line of each name, and what is wrong with the file. A value may be a secret: no mistake tells one.
declare -A settings=() setting_lines=()
mistakes=()

# `read_lines FILE`: fills the three above. After twenty mistakes, or one that is in every line, it looks for no more.
read_lines() {
  local file=$1 text line number=0 wrong
  settings=() setting_lines=() mistakes=()
  if (($(stat -Lc %s -- "$file") > 1000000)); then
    mistakes=("$file: larger than a million bytes: this is no file of settings")
    return 0
  fi
  if IFS= read -r -d '' text <"$file"; then
    mistakes=("$file:$(wc -l <<<"$text"): a NUL byte: this is no text; write the file anew")
  fi
  while ((${#mistakes[@]} < 20)) && IFS= read -r line; do
    number=$((number + 1)) wrong=
    read_line "$line"
    [[ -z $wrong ]] || mistakes+=("$file:$number: $wrong")
    [[ $wrong != *" of Windows"* ]] || break
  done <<<"$text"
}

# One line: a setting of the file, or what is wrong with it in `wrong`.
read_line() {
  local name value
  if [[ $1 == $'\xEF\xBB\xBF'* ]]; then
    wrong="a byte order mark, as editors of Windows write it: save the file as UTF-8 without it"
  elif ((${#1} > 4096)); then
    wrong="longer than 4,096 characters: a setting is one line, NAME=value"
  elif [[ ! $1 =~ ^.*$ ]]; then
    wrong="not UTF-8: save the file as UTF-8"
  elif [[ $1 == *$'\r'* ]]; then
    wrong="the line ends of Windows: sed -i 's/\\r\$//' on the file takes them off"
  elif [[ $1 =~ ^[[:blank:]]*(export[[:blank:]]+)?([A-Za-z_][A-Za-z0-9_]{0,63})=(.*)$ ]]; then
    name=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    check_name
    [[ -n $wrong ]] || take_value
    setting_lines[$name]=$number
    [[ -n $wrong ]] || settings[$name]=$value
  elif [[ ! $1 =~ ^[[:blank:]]*(#.*)?$ ]]; then
    wrong="not NAME=value: no command is run here; write each setting on a line of its own, without a space before its ="
  fi
}

# Names of the scorecard's are known ones. Any other goes to the program, but for those that bash acts on.
check_name() {
  local near
  if [[ ! $name =~ ^[A-Z_][A-Z0-9_]*$ ]]; then
    wrong="$name: a name is of capitals, digits and _"
  elif [[ -v setting_lines[$name] ]]; then
    wrong="$name is on line ${setting_lines[$name]} already: delete one of the two"
  elif [[ " ${known_settings[*]} " != *" $name "* ]]; then
    if [[ $name == SCORECARD* ]]; then near=$(nearest_setting 99); else near=$(nearest_setting 3); fi
    if [[ -n $near ]]; then
      wrong="$name is no setting; the nearest is $near"
    elif [[ $name == BASH* || $name == LD_PRELOAD || $name == LD_AUDIT ]] || is_the_shells_own; then
      wrong="$name is the shell's own, and no setting: delete the line"
    fi
  fi
}

# Set, though no environment brought it; or looked for by bash.
is_the_shells_own() {
  [[ -v $name && ${!name@a} != *x* || " ENV GLOBIGNORE POSIXLY_CORRECT TMOUT FUNCNEST " == *" $name "* ]]
}

# Takes blanks around `value` off, then quotes around it.
take_value() {
  local raw=$value
  [[ $value =~ ^[[:blank:]]*(.*[^[:blank:]])?[[:blank:]]*$ ]] && value=${BASH_REMATCH[1]}
  if [[ $value == *[\$\`\\]* ]]; then
    wrong="$name holds a dollar sign, a backquote or a backslash: nothing is expanded here; write the value out"
  elif [[ $value == *[[:cntrl:]]* ]]; then
    wrong="$name holds a tab or another control character: take it out"
  elif [[ $value =~ ^\"([^\"]*)\"$ || $value =~ ^\'([^\']*)\'$ ]]; then
    value=${BASH_REMATCH[1]}
  elif [[ $value =~ ^(\"[^\"]*|\'[^\']*)$ ]]; then
    wrong="$name: the quote never closes: a value ends with its line"
  elif [[ $value == *[\"\']* ]]; then
    wrong="$name: a quote inside, or text after the closing one: quotes stand around the whole value"
  elif [[ $raw =~ [[:blank:]]\# ]]; then
    wrong="$name: a comment stands on a line of its own; a value that holds # needs quotes around it"
  elif [[ $value == *[\;\&\|\<\>\(\)\{\}]* ]]; then
    wrong="$name: no command is run here; a value that holds one of ; & | < > ( ) { } needs quotes around it"
  elif [[ $value =~ [[:blank:]][A-Za-z_][A-Za-z0-9_]*= ]]; then
    wrong="$name: each setting has a line of its own; a value that holds another NAME= needs quotes around it"
  elif [[ $value =~ (^|:)\~ ]]; then
    wrong="$name holds ~, which is nobody's home here: write the folder out"
  fi
  [[ -n $wrong || -n $value || $name != SCORECARD* ]] || wrong="$name has no value: give one, or put # before the line"
}

# `nearest_setting BOUND`: the known name that is nearest to `name`, if it is nearer than this.
nearest_setting() {
  local known least=$1 found='' far
  for known in "${known_settings[@]}"; do
    far=$((${#known} - ${#name}))
    ((${far#-} < least)) || continue
    far=$(distance "$known" "$name")
    if ((far < least)); then least=$far found=$known; fi
  done
  echo "$found"
}

# How many letters are to be changed, added or left out to make one word of another.
distance() {
  local i j corner above least
  local -a row=()
  for ((j = 0; j <= ${#2}; j++)); do row[j]=$j; done
  for ((i = 1; i <= ${#1}; i++)); do
    corner=$((i - 1)) row[0]=$i
    for ((j = 1; j <= ${#2}; j++)); do
      above=${row[j]}
      least=$corner
      [[ ${1:i-1:1} == "${2:j-1:1}" ]] || least=$((corner + 1))
      ((above + 1 >= least)) || least=$((above + 1))
      ((row[j - 1] + 1 >= least)) || least=$((row[j - 1] + 1))
      row[j]=$least corner=$above
    done
  done
  echo "${row[${#2}]}"
}
