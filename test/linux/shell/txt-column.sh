# column, fold, expand, tee, fmt, split, shuf.
printf 'a bb c\naaa b cc\n' | column -t; printf 'a:b\nccc:d\n' | column -t -s:; printf 'a:b\nccc:d\n' | column -t -s: -o ' | '; 
echo abcdefghij | fold -w4; echo 'aa bb cc' | fold -s -w 5; fold -w x; echo "=> $?"; printf 'a\tb\n' | expand; printf 'a\tb\n' | expand -t4; printf '        a\n' | unexpand; cd /run; echo x | tee a b; cat a b; echo y | tee -a a; cat a; echo z | tee /nosuch/x; echo "=> $?"; echo q | tee /run; echo "=> $?"; truncate -s 3 tr; wc -c tr; truncate; echo "=> $?"; csplit 2>/dev/null; printf 'a|b\n' | column -t -s'|'; 
