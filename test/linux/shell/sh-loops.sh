# for, while, until, break, continue, select's absence of input.
for i in a b; do for j in 1 2 3; do [ $j = 2 ] && continue 2; echo $i$j; done; done; for i in 1 2 3; do for j in x y; do [ $i = 2 ] && break 2; echo $i$j; done; done
i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done; until [ $i = 0 ]; do i=$((i-1)); done; echo $i; for x; do echo "<$x>"; done; set -- a b; for x; do echo "<$x>"; done; for x in; do echo never; done; echo $?
while :; do break; done; echo $?; while false; do :; done; echo $?; for i in 1; do false; done; echo $?; break; echo "=> $?"; continue 2; echo "=> $?"; for i in 1 2; do break 0; done; echo "=> $?"; for i in 1 2; do echo $i; break 5; done; for i in 1 2; do break x; done; echo "=> $?"
