cd /tmp; printf 'b 2 x\na 10 y\nc 1 x\na 10 y\n' > skb.t; printf 'one\ttwo\nthree four\n\nlast' > skb.u
sort skb.t; echo -; sort -r skb.t; echo -; sort -u skb.t; echo -; sort -k2 -n skb.t; echo -; sort -k2,2nr -k1,1 skb.t; echo -; sort -t' ' -k3 skb.t; sort -n -k2 -r skb.t
uniq skb.t; sort skb.t | uniq -c; sort skb.t | uniq -d; sort skb.t | uniq -u
cut -d' ' -f1 skb.t; cut -d' ' -f1,3 skb.t; cut -d' ' -f2- skb.t; cut -c1-3 skb.t; cut -f1 skb.u; cut -s -f2 skb.u; cut -d' ' -f 1 --complement skb.t
wc skb.t; wc -l skb.t skb.u; wc < skb.t; cat skb.t | wc; wc -w skb.u; wc -c skb.u skb.t; wc nope; echo $?
head -n 2 skb.t; head -1 skb.t; head -c 5 skb.t; echo; head -n -1 skb.t; tail -n 1 skb.t; tail -2 skb.t; tail -n +3 skb.t; tail -c 4 skb.t; tail +4 skb.t; head skb.t skb.u; tail -n1 skb.t skb.u; head -q -n1 skb.t skb.u; head nope; echo $?; tail nope; echo $?; head -n x skb.t; echo $?
grep a skb.t; grep -v a skb.t; grep -c a skb.t; grep -n x skb.t; grep -i A skb.t; grep -o '[0-9]*' skb.t; grep -q a skb.t; echo $?; grep zz skb.t; echo $?; grep -E '^(a|b)' skb.t; grep '^a\|^b' skb.t; grep -w 1 skb.t; grep -w 10 skb.t; grep -x 'c 1 x' skb.t; grep a skb.t skb.u; grep -h a skb.t skb.u; grep -l a skb.t skb.u; grep -A1 '^b' skb.t; grep -B1 '^c' skb.t; grep -C1 c skb.t; grep -n -A1 b skb.t; grep -F '.' skb.t; grep . skb.u; grep -c . skb.u; grep -m1 a skb.t
grep a nope; echo $?; grep; echo $?; grep '[' skb.t; echo $?; grep -E '(' skb.t; echo $?; grep -Z_ a; echo $?; grep -e a -n skb.t; grep 'a\+' skb.t; grep 'a+' skb.t; grep -E 'a+ 1' skb.t; grep 'b\{1\}' skb.t; grep '\(a\) 1' skb.t; grep '[[:digit:]]\{2\}' skb.t; grep -o 'a.*' skb.t | head -1; echo 'a.b' | grep 'a\.b'; echo 'x*y' | grep '*y'; echo axb | grep 'a.b$'
cat -n skb.u; cat -A skb.u; cat -s -E skb.u; cat -b skb.u; echo; cat skb.t - skb.u < /dev/null; echo; cat nope skb.t; echo $?; cat -q; echo $?; cat /tmp; echo $?
echo hello | tr a-z A-Z; echo hello | tr -d l; echo hello | tr -s l; echo 'a  b' | tr -s ' '; echo hello | tr 'a-y' 'b-z'; echo abc | tr -c 'a\n' x; echo 'a,b;c' | tr ',;' '\n\n'; echo abc123 | tr -d '[:digit:]'; echo abc | tr '[:lower:]' '[:upper:]'; echo abc | tr -cd 'ab\n'; tr; echo $?; tr a; echo $?; tr -d a b; echo $?; echo aabbcc | tr -s 'a-c' 'x'
seq 3; seq 2 4; seq 1 2 7; seq 5 -2 1; seq -s, 3; seq -w 8 10; seq 1 0.5 2; seq; echo $?; seq x; echo $?
echo x | tee skb.v skb.w; cat skb.v skb.w; echo y | tee -a skb.v; cat skb.v; echo z | tee /nope/x; echo $?
sleep x; echo $?; sleep; echo $?; date -d @0 +'%Y-%m-%d %H:%M:%S %a %b %j %u %e %p %I %y %D %F %T %s %%'; date -d @951782400 +%F; date -d @1709164800 +'%F %A'; date -d @86399 '+%-H %k %N'; env -i A=1 | cat; env A=2 bash -c 'echo $A'; env nosuch; echo $?
cut; echo $?; cut -f; echo $?; sort nope; echo $?; uniq nope; echo $?; cut -f1 nope; echo $?; cut -f0 skb.t; echo $?; cut -d ab -f1 skb.t; echo $?
rm skb.t skb.u skb.v skb.w; mkdir /tmp; echo $?; mkdir -p /tmp; rm nope; echo $?; rm -f nope; echo $?; mkdir; echo $?
printf 'a\nb\n' | head -c 3 | od_ 2>/dev/null; printf '%s\n' z y x | sort | tail -n 2 | head -n 1
echo '#!/bin/bash
echo run $0 $1; nosuch' > skb.s; ./skb.s; echo $?; chmod +x skb.s; ./skb.s a; echo $?; rm skb.s
