#!/bin/bash
# typical lesson and admin idioms
set -u
log() { printf '%s: %s\n' "${1}" "${*:2}"; }
log info starting up "two words"
count=0
while read -r name value _; do
  [[ -z $name || $name == \#* ]] && continue
  count=$((count + 1))
  log item "$name=$value"
done <<'CONF'
# comment

alpha 1 x y
beta 2
CONF
echo "count: $count"
for iface in eth{0..2} lo; do
  case "$iface" in
    lo) echo "loop $iface" ;;
    eth[01]) echo "wired $iface" ;;
    *) echo "other $iface" ;;
  esac
done
if [ "$count" -gt 1 ] && [ -n "${iface:-}" ]; then echo "ok ${iface^^}"; fi
retry() { local n=0; until "$@"; do n=$((n+1)); [ $n -ge 3 ] && return 1; echo "retry $n"; done; }
retry false; echo "rc=$?"
retry true && echo fine
args=(-c 4 -I "veth 0"); printf '<%s>' "${args[@]}"; echo; echo "${#args[@]} ${args[*]}"
output=$(for i in 1 2 3; do echo "line $i"; done); echo "$output" | tail -n 1
echo "$output" | while IFS=' ' read -r a b; do echo "$b:$a"; done | sort -r
ip=192.168.2.11; IFS=. read -r a b c d <<< "$ip"; echo "$a-$b-$c-$d"; echo ${ip%.*}.0/24
hex=$(printf '%02x' 192 168 2 11); echo $hex $((16#$hex)) $((0x$hex >> 8 & 255))
mask() { local b=$1; echo $(( 0xffffffff << (32 - b) & 0xffffffff )); }; mask 24
x=5; while (( x-- > 2 )); do printf '%d ' $x; done; echo
s="one:two:three"; IFS=: ; set -- $s; unset IFS; echo "$# $2 ${!#}"
declare -A seen; for w in a b a c b; do [[ ${seen[$w]+x} ]] || echo "first $w"; seen[$w]=1; done
echo "$(( $(echo 1 2 3 | wc -w) * 2 ))" "$(echo "$(echo "a  b")")"
f() { echo "to stdout"; echo "to stderr" >&2; return 2; }; out=$(f 2>&1); rc=$?; echo "[$out] $rc"
out=$(f 2>/dev/null) || echo "failed with $?"
cat <<EOF | grep -v '^#' | cut -d= -f2 | tr '\n' ' '
# c
a=${x}
b=$(( x * 2 ))
EOF
echo
{ echo a; echo b; } | { read -r first; echo "first=$first"; cat; }
(cd /tmp && pwd); pwd >/dev/null
trap 'echo "cleanup $?"' EXIT
[ -t 1 ] || echo "not a tty"
test -d /proc && echo proc; [[ /etc == /e* ]] && echo glob
echo "pid matches: $([ $$ = $BASHPID ] && echo yes)"; (echo "sub: $([ $$ = $BASHPID ] || echo differs)") 
printf '%-10s|%5s|\n' name val; printf '%s\n' "${s//:/ }" ${s/two/2}
eval "v_$x=dyn"; n="v_$x"; echo "${!n}"
: "${DEFAULT:=dflt}"; echo $DEFAULT ${DEFAULT:+alt}
echo a{1,2}{x,y} "{a,b}" \{a,b\}
command -v nosuch || echo "no nosuch"
wait; echo "done in ${SECONDS}s"
type log | head -n 3
let "y = 3 * (2 + 1)"; echo $y; echo $((y > 5 ? 1 : 0))
select_=1; [[ "a.b" == a.b ]] && echo literal; [[ "axb" == a.b ]] || echo "dot is plain"
[[ "foo123" =~ ^([a-z]+)([0-9]+)$ ]] && echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"
while :; do break; done; for ((;;)); do break; done; echo ok
echo $(( ++count )) $count; echo $((count++)) $count
unset count; echo ${count:-none}; echo "${undefined_var}"
echo not reached
