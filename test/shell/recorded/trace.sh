set -x
x=1 y="a b"
echo $x "$y" "" $(echo q)
for i in 1 2; do :; done
[[ $x == 1 ]]
[ "$x" = 1 ]
((x+1))
f() { local q=1; echo $q; }; f
z=$(echo a; echo b)
if true; then echo "it's"; fi
while false; do :; done
echo hi > /dev/null
nosuch
a=(1 2)
export E=1
set +x
echo off
