# Quotes, escapes and what is left of a word after them.
x='a  b'; echo $x "$x" '$x' \$x "\$x" "a\b" 'a\b' a\ b
echo "it's" 'say "hi"' "tick \` dollar \$ back \\ other \n"
echo $'tab\tnl\nq\'x\x41\101' $"plain"
printf '[%s]' "" '' a"b"'c' "${x}"; echo
printf '[%s]' $x "$@" "$*" ${nosuch} "${nosuch}"; echo
echo a\
b "c\
d" 'e\
f'
IFS=:; y=1:2::3; printf '[%s]' $y; echo; printf '[%s]' "$y"; echo
set -- p q r; echo "$*" $*; IFS=; echo "$*"; unset IFS; echo "$*"
