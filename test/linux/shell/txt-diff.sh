# diff, cmp.
cd /run; seq 5 >a; printf '1\n2\nX\n4\n5\n6\n' >b; diff -q a b; diff a a; echo "=> $?"; diff -s a a; diff a nosuch; echo "=> $?"; mkdir d e; echo 1 >d/f; echo 2 >e/f; >d/only; diff --brief a b; 
