# Functions, local, return, recursion, FUNCNAME.
f() { echo "$# $1 $FUNCNAME"; return 3; }; f a b; echo $?; function g { local v=in; h; echo "g $v"; }; h() { v=changed; echo "h sees $v"; }; v=out; g; echo $v
fact() { (($1 <= 1)) && echo 1 || echo $(($1 * $(fact $(($1-1))))); }; fact 5; k() { return; }; false; k; echo $?; k2() { return 300; }; k2; echo $?
return 5; echo "=> $?"; f2() { return x; }; f2; echo "=> $?"; local z=1; echo "=> $?"; f3() { echo ${FUNCNAME[@]}; f4; }; f4() { echo ${FUNCNAME[*]} ${#FUNCNAME[@]} ${BASH_LINENO[0]}; }; f3
f5() { unset -f f5; echo once; }; f5; f5; echo "=> $?"; f6() (cd /; pwd; exit 4); f6; echo $?; declare -f f; f7 () { echo "redefined $1"; }; f7 "$@"; set -- p q; f7 "$@"; echo $1
ls() { echo "my ls"; }; ls; command ls -d /; \ls; unset -f ls; echo() { builtin echo "wrapped: $*"; }; echo hi; unset -f echo; a-b() { echo dash; }; a-b; f8() { set -- new; echo $1; }; f8 old; echo $1
rec() { rec2; }; rec2() { local i; for i in 1 2 3; do [ $i = 2 ] && return 7; done; }; rec; echo $?
