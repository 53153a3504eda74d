// The second half: terminals (a bash each, on a real pseudo terminal of script(1)) and the words in which a story is told.
// What a terminal showed stands below a line "==> 3 host/1: 0": the act's number, the window, how its last command ended.
export const theatre = `# ---- terminals
# A window's bash tells at each prompt, when nothing more was typed, how the last command ended. A byte 036 stands before
# each prompt, 035 behind what -v says of the window's own work.
window() { # MACHINE TERMINAL: opened when it is first asked for, and after a logout
  key=$1/$2
  [ -z "\${term[$key]-}" ] || ! kill -0 \${term[$key]} 2>/dev/null || return 0
  local keys tell line
  pipe keys; pipe tell
  keyboard[$key]=$keys told[$key]=$tell screen[$key]=$PWD/screen$((++screens))
  { inside $1 script -qefc "stty -echo -onlcr cols 80 rows 24; cd; exec -a -bash bash --noprofile --norc --noediting -i" /dev/null <&$keys >screen$screens 2>/dev/null
    echo over $? >&$tell; } &
  term[$key]=$!
  printf '%s\\n' "unset HISTFILE; \${settings:+. /run/.settings; }_told() { local status=\\$?; \${settings:+_look; }\${typing:+read -t 0 && sleep $typing; }((++_prompts)); read -t 0 || echo at \\$status \\$_prompts >&$tell; return \\$status; }
PS1=\\$'\\\\036'$(printf %q "$prompt"); echo \\$(tty) \\$PPID >&$tell; PROMPT_COMMAND=\\$'_told #\\\\035'" >&$keys
  read -r -t 60 line <&$tell && waited 60 || fail "no terminal on $1"
  tty[$key]=$line
  printf 'set -v\\n' >&$keys; waited 60
}

waited() { # SECONDS: until the prompt of $key is back, and its screen as far
  local word how more shown marks text
  read -r -t $1 word how shown <&\${told[$key]} || return 1
  status=$how
  while read -r -t 0.1 word how more <&\${told[$key]}; do status=$how shown=$more; done
  for _ in {1..200}; do
    IFS= read -r -d '' text <\${screen[$key]}
    marks=\${text//[!$'\\036']/}
    [ \${#marks} -lt \${shown:-0} ] || break
    breath
  done
}

breath() { read -r -t 0.05 _ <&$nothing; }

begun() { # the windows at the side have said something, or had time to
  local each machine named from key text
  sleep 2
  for each in "\${besides[@]}"; do
    read -r machine named from key <<<"$each"
    for _ in {1..60}; do
      IFS= read -r -d '' text <\${screen[$key]}
      [[ \${text:from} != *$'\\n'*$'\\n'* ]] || break
      breath
    done
  done
}

quiet() { # nothing new has come to the windows at the side for a while
  local each machine named from key text size last='' still=0
  for _ in {1..60}; do
    size=''
    for each in "\${besides[@]}"; do
      read -r machine named from key <<<"$each"
      IFS= read -r -d '' text <\${screen[$key]}
      size+=" \${#text}"
    done
    [ "$size" = "$last" ] && still=$((still + 1)) || still=0
    [ $still -lt 6 ] || break
    last=$size; breath
  done
}

interrupt() { # ^C, seen on the screen
  stty -F \${tty[$key]% *} echo; printf '\\003' >&\${keyboard[$key]}; sleep 0.2; stty -F \${tty[$key]% *} -echo
}

keys() { # parts its input at the lines that say ^C; $after: when the key is pressed, - where the line does not say
  local line
  parts=('') after=()
  while IFS= read -r line; do
    if [[ $line =~ ^[[:space:]]*\\^C( after ([0-9.]+) s)?[[:space:]]*$ ]]; then
      after+=(\${BASH_REMATCH[2]:--}); parts+=('')
    else
      parts[-1]+=$line$'\\n'
    fi
  done
}

begins() { # $from is where the prompt before what is typed begins on the screen of $key
  local text
  IFS= read -r -d '' text <\${screen[$key]}
  from=\${#text} text=\${text##*$'\\n'}
  [[ $text != *$'\\036'* ]] || { text=\${text##*$'\\036'}; from=$((from - \${#text} - 1)); }
}

types() { # TEXT: a person takes time, but for a window's first command
  local pause=\${used[$key]:+$typing}
  used[$key]=1
  [ -z "$limit" ] || { (sleep \${pause:-0}; printf %s "$1" >&\${keyboard[$key]}) & return; }
  [ -z "$pause" ] || sleep $pause
  printf %s "$1" >&\${keyboard[$key]}
}

ends() { waited $patience || for _ in {1..100}; do interrupt; waited 1 && break; done; }

tells() { # FIRST SECONDS: the parts from FIRST on, in turn; SECONDS before a ^C that does not say when
  local each head
  for ((each = $1; each < \${#parts[@]}; each++)); do
    [ -n "\${parts[each]//[[:space:]]/}" ] || [ $each = 0 ] || continue
    head=\${parts[each]%$'\\n'}; head=\${head%"\${head##*$'\\n'}"}
    if [ -z "\${after[each]-}" ]; then
      types "\${parts[each]}"
    else
      # The time counts from the last command on.
      if [ -n "$head" ] && bash -n <<<"$head" 2>/dev/null; then types "$head"; ends; else head=''; fi
      types "\${parts[each]#"$head"}"
      waited \${after[each]/#-/$2} && continue || interrupt
    fi
    ends
  done
}

shown() { # TITLE FILE FROM: without the prompt at the end
  local text
  IFS= read -r -d '' text <$2
  text=\${text:$3}
  [[ $text != *$'\\036'* || \${text##*$'\\036'} == *$'\\n'* ]] || text=\${text%$'\\036'*}
  text=\${text//_told #$'\\035\\n'/}; text=\${text//$'\\036'/}
  printf '==> %s\\n%s' "$1" "$text"; [[ -z $text || $text == *$'\\n' ]] || echo
}

# ---- the story
lab() { # WHAT=VALUE…: of use here is how long a command may take that does not end by itself, and a person to type one
  local each
  for each; do
    case $each in patience=*) patience=\${each#*=} ;; typing=*) typing=\${each#*=} ;; esac
  done
}

beside() { # MACHINE [TERMINAL]: a window beside the next \`on\`; without a name it is closed after it
  window $1 "\${2-side $((\${#besides[@]} + 1))}"
  local text
  IFS= read -r -d '' text
  keys <<<"\${text%$'\\n'}"; begins; types "\${parts[0]}"
  besides+=("$1 $# $from $key"); asides+=("$text")
}

on() { # MACHINE [TERMINAL]: types its input there, and waits until the prompt is back
  local main machine named start key each
  [ \${#besides[@]} = 0 ] || begun
  window $1 "\${2-1}"; main=$key; begins; start=$from; keys
  if [ -n "$limit" ]; then
    types "\${parts[0]}"; waited $limit || [ "\${limit%%.*}" != 0 ] || sleep 0.3; [ -z "$ended" ] || { interrupt; waited 10; }
  else
    tells 0 5
  fi
  local how=$status
  [ \${#besides[@]} = 0 ] || quiet
  for each in "\${!besides[@]}"; do
    read -r machine named from key <<<"\${besides[each]}"
    keys <<<"\${asides[each]%$'\\n'}"
    [ -z "\${after-}" ] || { sleep \${after/#-/2}; interrupt; ends; tells 1 0; }
  done
  shown "$((++acts)) $main: $how" \${screen[$main]} $start
  for each in "\${besides[@]}"; do
    read -r machine named from key <<<"$each"
    shown "$acts $key" \${screen[$key]} $from
    [ $named = 2 ] || [ -n "$kept" ] || { inside $machine bash -c "kill -9 \${tty[$key]#* }"; unset "term[$key]"; }
  done
  besides=() asides=()
}

runs() { # MACHINE NAME [ARGUMENT…]: its input as a script
  local key="runs $((++acts))" tell command
  inside $1 bash -c 'cd; mkdir -p "$(dirname "$1")"; cat >"$1"' write "$2"
  pipe tell; told[$key]=$tell screen[$key]=$PWD/screen$((++screens))
  printf -v command '%q ' bash "\${@:2}"
  # What it leaves in the background keeps its terminal.
  command="cd; stty -echo -onlcr; \${settings:+BASH_ENV=/run/.debug }$command </dev/null; status=\\$?; printf '\\\\036'; echo at \\$status 1 >&$tell; exec sleep infinity"
  inside $1 script -qfc "$command" /dev/null <&$nothing >\${screen[$key]} 2>/dev/null &
  waited \${limit:-3600} || [ -z "$limit$ended" ] || status=137
  shown "$acts $1 $2: $status" \${screen[$key]} 0
}

pause() { sleep \${limit:-$1}; } # SECONDS
within() { limit=$1; "\${@:3}"; limit=''; } # SECONDS TIME ACT…: no further than that
halted() { sleep $1; } # SECONDS: nothing else
interrupted() { limit=$1 ended=1; "\${@:3}"; limit='' ended=''; } # SECONDS LOOKS ACT…: ended then by whoever watched
keep() { kept=1; "$@"; kept=''; } # ACT…: the windows at its side stay open
stay() { [ "\${1-}" != --shell ] || inside "\${2:?which machine?}" bash -i; } # what was said on the command line
`;
