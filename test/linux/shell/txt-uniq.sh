# uniq, comm, join, paste.
cd /run; printf 'a\na\nb\nA\nc\nc\n' >f; uniq f; uniq -c f; uniq -d f; uniq -u f; uniq -i f; uniq nosuch; echo "=> $?"; 
seq 3 >a; seq 2 4 >b; comm a b; comm -12 a b; comm -3 a b; comm a nosuch; echo "=> $?"; paste a b; paste -d, a b; paste -s a; paste -sd+ a; paste - - <f; paste a nosuch; echo "=> $?"; printf '1 x\n2 y\n' >j1; printf '1 p\n3 q\n' >j2; join j1 j2; join -a1 j1 j2; join -v2 j1 j2; join -t, j1 j2; join -1 2 -2 1 j1 j2; 
