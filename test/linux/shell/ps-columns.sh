# ps: columns, lists, mistakes.
sleep 41 & a=$!; sleep 42 & b=$!; sleep 1.2
ps -o comm,args -p $a; ps -p $a,$b -o args=; ps -p $a -o comm=; ps -o args= $b; ps -C sleep -o comm | head -1; ps --no-headers -p $a -o stat,tty,comm; [ $(ps -o ppid= -p $a) = $$ ] && echo parent; [ $(ps -o pid= -p $a) = $a ] && echo pid; ps -o user,args -p $a; ps -o pid=NUMBER -p $a | head -1; ps -o comm=WHAT -p $a; ps -p 99999; echo "=> $?"; ps --ppid $$ -o args= | grep -c sleep; ps -e -o pid= | grep -cw $a; ps ax -o pid= | grep -cw $b; ps -C nosuch; echo "=> $?"
ps -o foo; echo "=> $?"; ps -z; echo "=> $?"; ps -p; echo "=> $?"; ps -p x; echo "=> $?"; ps -o; echo "=> $?"; ps -C; echo "=> $?"
kill $a; sleep 0.2; ps -p $a -o comm=,stat=; wait $a; ps -p $a -o comm=; echo "=> $?"; kill $b; wait $b
