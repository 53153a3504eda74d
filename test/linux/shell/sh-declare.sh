# declare and its letters, as they are printed back.
declare -i i=5+5; declare -r r=const; declare -x x=exp; declare -l low=ABC; declare -u up=abc
declare -p i r x low up; i=i+1; echo $i; declare +i i; i=1+1; echo $i
f() { local a=1 b; declare c=2; declare -g d=3; local -p; echo "${b-unset} ${b+set}"; }; f; echo "[$a][$c][$d]"
declare -n ref=i; ref=9; unset -n ref
declare -f f; declare -F f; declare -F
declare -a arr; declare -p arr; declare -A map; declare -p map; declare novalue; declare -p novalue
declare -ax ea=(1); declare -p ea; declare -p nosuch; echo "=> $?"
export e1=1 e2; declare -p e1 e2; export -n e1; declare -p e1; readonly ro; declare -p ro
declare -z; echo "=> $?"; declare 1x=2; echo "=> $?"; declare a-b=2; echo "=> $?"
declare r=new; echo "=> $?"; local x; echo "=> $?"; q='a"b$c`d\e'; declare -p q; nl=$'a\nb'; 
