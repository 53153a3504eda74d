# Defaults, errors, alternatives.
unset u; e=; s=val
echo "${u-a} ${u:-b} ${e-c} ${e:-d} ${s-e} ${s:-f}"
echo "${u+a}|${u:+b}|${e+c}|${e:+d}|${s+e}|${s:+f}"
echo "${u=assigned} $u"; unset u; echo "${e:=filled} $e"
(echo "${u?}"); echo "=> $?"
(echo "${u:?my message}"); echo "=> $?"
e=; (echo "${e:?}"); echo "=> $?"
(echo "${1:?first}"); echo "=> $?"
(echo "${1=x}"); echo "=> $?"
echo "${u:-$(echo sub)} ${u:-"q  q"} ${u:-a  b}"
echo ${s:?unused} ${#s} ${#u} ${#nosuch}
: ${v:=5}; echo $v
