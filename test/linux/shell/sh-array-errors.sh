# Arrays misused.
a=(1 2)
a[-5]=x; echo "=> $?"
a[]=x; echo "=> $?"
declare -A m; m[]=x; echo "=> $?"
m=(a b c); echo "=> $? ${#m[@]}"
declare -A a; echo "=> $?"
declare -a m; echo "=> $?"
unset 'a[9]'; echo "=> $?"
unset a[x; echo "=> $?"
readonly -a r=(1); r[0]=2; echo "=> $?"
r+=(3)
