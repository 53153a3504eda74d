if true; then echo yes; else echo no; fi
if false; then echo a; elif true; then echo b; else echo c; fi
if false; then :; fi; echo $?
for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done
for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done
for i in 1 2; do for j in a b; do break 2; done; done; echo "$i$j"
n=0; while [ $n -lt 3 ]; do echo w$n; n=$((n+1)); done
until [ $n -eq 0 ]; do n=$((n-1)); done; echo $n
while read -r a b; do echo "$b-$a"; done <<EOF
1 2
3 4 5
EOF
case abc in x) echo x;; a*) echo astar;; *) echo other;; esac
case $n in 0|1) echo bin;& 5) echo fall;; *) echo no;; esac
case z in [a-c]) echo abc;; ?) echo one;; esac
case "a b" in "a b") echo quoted;; esac
case x in y) echo;; esac; echo $?
f() { local x=in; y=changed; echo "$x $1"; return 3; }
x=out; f arg; echo $? $x $y
g() { echo "$#:$*"; shift; echo "$1"; }; g a b c
function h { echo h; }; h
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(($1-1))) )); fi; }; fact 5
true && echo and || echo or; false && echo and || echo or; true || echo never; ! false; echo $?; ! true; echo $?
(x=sub; echo $x; exit 4); echo $? $x
{ echo group; x=group; }; echo $x
echo a; echo b & wait; echo c
false; echo $?; (exit 7); echo $?
eval 'echo evaluated; z=5'; echo $z
set -e; false || echo survived; if false; then :; fi; ! true; echo still; (false; echo not reached) || echo "sub: $?"
f() { false; echo "in f"; }; f || echo no; set +e
(set -e; f; echo unreachable); echo $?
(set -o pipefail; false | true; echo $?); false | true; echo $? ${PIPESTATUS[@]}
false | true | (exit 3); echo "${PIPESTATUS[*]}"
(set -u; echo ${undefined-ok}; echo $undefined; echo no); echo $?
trap 'echo bye' EXIT
(trap 'echo subbye' EXIT; echo in)
trap -p
x=1; unset x; echo "[${x-unset}]"
readonly r=5; r=6; echo not here
echo after $?
echo $LINENO; type f
exit 5
