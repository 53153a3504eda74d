x="a  b" e= ; unset u
echo $x "$x" '$x' \$x "\$x"
echo ${x:-d} ${u:-d "e  f"} "${u:-d  e}" ${e:-empty} ${e-unset} ${u-unset} [${u:+set}] [${x:+set}]
echo ${u:=assigned} $u ${#x} ${#u}
p=/usr/local/lib/a.tar.gz
echo ${p##*/} ${p#*/} ${p%.*} ${p%%.*} ${p/lib/LIB} ${p//a/A} ${p/#\/usr/U} ${p/%gz/GZ} ${p//\//_}
echo ${p:5} ${p:5:5} ${p: -3} ${p:0:-3} ${p:1:3}
s=hello; echo ${s^} ${s^^} ${s,,} ${s^^[el]} ${s@Q} ${s@U}
n=x; echo ${!n}
a=(one "two three" four); echo ${a[0]} "${a[1]}" ${a[@]} "${#a[@]}" "${a[@]:1}" ${!a[@]} ${a[-1]}
a+=(five); a[7]=eight; echo "${a[@]}" "${!a[@]}" ${#a[1]}
for i in "${a[@]}"; do echo "<$i>"; done
for i in ${a[*]}; do echo "<$i>"; done
IFS=:; echo "${a[*]}"; y=1:2::3; for i in $y; do echo "[$i]"; done; unset IFS
declare -A m=([k]=v [q r]=w); echo ${m[k]} "${m[q r]}" ${#m[@]}; m[z]=1; unset m[k]; echo ${#m[@]}
set -- a "b c" d; echo $# $1 "$2" $* "$*"; for i in "$@"; do echo "($i)"; done; for i in $@; do echo "($i)"; done; for i; do echo "{$i}"; done
shift; echo $# $1; set -- ; echo $# "$@" "[$*]"
echo {a,b}{1,2} x{1..3}y {3..1} {01..03} {a..e..2} {a} {a,b "{c,d}" a{b,c{d,e}}f
echo ~ ~/x "~" ~root a~
echo $(echo sub) "$(echo "nested $(echo deep)")" `echo back` $((1+2)) "$((2*3))"
echo a$(printf 'x\n\n')b "$(printf '1\n2\n')"
echo "a"'b'c"d e"$'\t'f $'a\nb' "tab	x"
echo "unquoted glob: "* /dev/nul? '*' "*"
echo /et[c] /e[!a]c /nonexistent*
v='*'; echo "$v"; cd /dev/..; echo $v | tr ' ' '\n' | grep -x -e tmp -e etc -e dev
x=1 y=2; echo $x$y${x}z "$x"$y
echo "${x}" "${y:-"quoted $x"}" ${u2:-'single $x'}
echo ${10} ${#} ${?}
f() { echo "$FUNCNAME $# $@"; }; f a "b c"
echo "a\
b" c\
d
echo 'it'\''s' "say \"hi\" \\ \` \$ \a"
IFS=, read -r q w <<< "1,2,3"; echo "$q|$w"
echo "a   b" | { read -r l; echo "[$l]"; }
echo ${p//[aeiou]/} ${p##*[!a-z]}
t="a.b.c"; echo ${t//./ } ${t%%.*} ${t##*.}
