echo -n no newline; echo; echo -e 'a\tb\nc\x41\0101\\'; echo -E 'a\tb'; echo -ne 'x\n'; echo -- -n; echo -z; echo -e 'cut\chere'; echo
printf '%s-%s\n' a b c; printf '%d %5d|%-5d|%05d %x %X %o %c %%\n' 42 42 42 42 255 255 8 xyz
printf '%.2f %8.3f %e %g\n' 3.14159 2.5 12345.678 0.0001; printf '%b\n' 'a\tb'; printf '%q %q\n' 'a b' "it's"
printf '[%10s][%-10s][%.2s]\n' right left trunc; printf '%s\n'; printf 'no args\n'; printf '%d\n' 0x1f 010 "'A"; printf '%s %s\n' only
printf -v var '%03d' 7; echo $var; printf '%*d\n' 5 42; printf '%d\n' abc; echo $?
printf; echo $?; printf '%z\n'; echo $?
[ 1 -lt 2 ]; echo $?; [ a = b ]; echo $?; [ -z "" ]; echo $?; [ -n "" ]; echo $?; [ ]; echo $?; [ a ]; echo $?
[ -f /etc/passwd_ -o -d /tmp ]; echo $?; [ -e /dev/null ] && echo exists; [ ! -e /nope ] && echo not; [ a != b -a 1 -eq 1 ] && echo both
[ "a" == "a" ] && echo eq; test 1 -ge 2; echo $?; [ \( a = a \) ] && echo paren
[ 1 -eq a ]; echo $?; [ a b ]; echo $?; [ ; echo $?; [ a = b c ]; echo $?; [ -q x ]; echo $?; [ 1 2 3 4 5 ]; echo $?
[[ abc == a* ]] && echo match; [[ abc == "a*" ]] || echo literal; [[ abc =~ ^a(.)c$ ]] && echo ${BASH_REMATCH[1]}; [[ -z "" && ( a < b || 1 -gt 2 ) ]] && echo ok; [[ ! a == b ]] && echo neg
x="a b"; [[ $x == "a b" ]] && echo nosplit; [[ -v x ]] && echo isset; [[ 10 -gt 9 ]] && echo num; [[ a != b ]]; echo $?
cd /; pwd; cd tmp; pwd; cd - ; cd /nope; echo $?; cd a b; echo $?; cd; echo $?; cd /; cd ..; pwd; OLDPWD=; echo $PWD
type echo cd if nosuch; echo $?; type -t echo if; command -v echo; command -v nosuch; echo $?
export A=1 B; echo $A; export 1x=2; echo $?; unset A; echo [$A]; A=1; export A; bash -c 'echo $A'; A=2 bash -c 'echo $A'; echo $A
readonly R=1; R=2 2>/dev/null
unset R; echo $?
shift 5; echo $?; set -- x y; shift 1; echo $1; shift x; echo $?
read -r a b <<< "  one  two  three  "; echo "[$a][$b]"; read a <<< 'back\slash'; echo $a; read -r a <<< 'back\slash'; echo $a; echo x | read v; echo "[$v]"
read -n 2 a <<< abcdef; echo $a; read -d : a <<< 'ab:cd'; echo $a; read -a arr <<< "1 2 3"; echo ${arr[1]} ${#arr[@]}; read <<< reply; echo $REPLY; read x < /dev/null; echo $?
local x=1; return 3; echo $?; break; continue; echo $?
eval; echo $?; eval 'echo a' 'b'; eval 'echo ('; echo $?; source /nope; echo $?; source; echo $?
echo 'echo sourced $1; return 7; echo no' > /tmp/skb.src; . /tmp/skb.src arg; echo $?; rm /tmp/skb.src
kill -l TERM; kill -l 9; kill -l 143; kill; echo $?; kill -FOO 1; echo $?; kill abc; echo $?; kill -9 999999; echo $?
wait 999999; echo $?; wait; echo $?; wait %1; echo $?; jobs; jobs %1; echo $?
trap foo BAR; echo $?; trap 'echo int' INT; trap; trap - INT; trap
set -o nope; echo $?; set -Z; echo $?; shopt -s nope; echo $?; set -f; echo *; set +f; echo $-
declare -p A; declare -i k=3; declare -p k; declare -a ar=(1 2); declare -p ar; declare -p nope; echo $?
let; echo $?; let a=1 b=2; echo $a$b; : ignored $(echo side); true; false; echo $?
exit_() { exit 3; }; (exit_); echo $?; (exit 256); echo $?; (exit -1); echo $?; (exit a b); echo $?; (exit abc); echo $?
command echo cmd; builtin echo blt; command nosuch; echo $?
exit 300
