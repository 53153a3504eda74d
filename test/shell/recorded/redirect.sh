cd /tmp; mkdir -p skb.d; cd skb.d
echo one > f; echo two >> f; cat f; cat < f; wc -l < f
echo err >&2; { echo o; echo e >&2; } 2>&1 | sort
{ echo o; echo e >&2; } > both 2>&1; cat both; { echo o; echo e >&2; } &> both2; cat both2; { echo o2; echo e2 >&2; } &>> both2; cat both2
{ echo o; echo e >&2; } 2>/dev/null; { echo o; echo e >&2; } 2>&1 >/dev/null
cat /nope 2>&1; echo $?; cat nope f; echo $?
cat <<EOF
x=$((1+1)) `echo bt` $(echo cs) \$x "quoted" 'single'
  indent
EOF
cat <<'EOF'
x=$((1+1)) \$x `no`
EOF
cat <<-EOF
	tabbed
	EOF
cat <<A; cat <<B
a
A
b
B
cat <<< "here string $((1+1))"
cat <<< word
exec 3> three; echo to three >&3; exec 3>&-; cat three
echo bad >&3; echo $?
exec 4< f; read -r l <&4; echo "got $l"; read -r l <&4; echo "got $l"; read -r l <&4; echo "rc $?"; exec 4<&-
for i in 1 2; do echo $i; done > loop; cat loop
while read -r l; do echo "<$l>"; done < loop
f() { echo func; echo ferr >&2; }; f > out 2> err; cat out err
echo > /nope/x; echo $?
cat < /nope; echo $?
echo > /tmp; echo $?
set -C; echo x > f; echo $?; echo y >| f; cat f; set +C
> empty; cat empty; wc -c < empty
echo a b c | tee copy | tr a-c A-C; cat copy
echo a | cat | cat | cat
printf '%s\n' 3 1 2 | sort | head -n 1
seq 3 | while read i; do echo "i$i"; done; echo "[$i]"
echo x | { cat; echo y; }
(echo sub; echo sub2) | wc -l
cat nonexist | cat; echo ${PIPESTATUS[0]}
yes_() { while :; do echo y; done; }; yes_ | head -2
echo "multi
line" | cat -n
x=$(cat < f); echo "$x"
echo hello 2>&1 1>&2 | cat
nosuch 2>/dev/null; echo $?
nosuch 2>&1 | cat
ls_() { echo *; }; ls_
cd ..; rm -r skb.d; [ -e skb.d ] || echo gone
