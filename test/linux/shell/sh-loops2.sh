# Loops with redirections, C-style loops, select.
for ((;;)); do ((++n > 3)) && break; echo -n "$n "; done; for ((i=0;i<2;i++)) { echo $i; }; for i in {1..3}; do echo $i; done | tail -1; while read a b; do echo "$b $a"; done <<<$'1 2\n3 4'; printf 'x\ny' | while read l; do echo $l; done; printf 'x\ny' | while read l || [ -n "$l" ]; do echo "[$l]"; done
select x in one two three; do echo "got $x $REPLY"; [ "$x" = three ] && break; done <<<$'2\n9\n\n3'; echo "=> $?"; PS3='pick: '; select y in a b; do break; done </dev/null; echo "=> $? [$y]"
until ! false; do echo never; done; i=3; 
