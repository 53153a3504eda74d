# seq and yes.
seq 3; seq 2 4; seq 1 2 7; seq 5 -2 1; seq -w 8 10; seq -s, 3; seq 0.5 0.5 2; seq 3 1; seq -2 0; seq 1 0.1 1.3; seq -w 1 0.5 2; seq -s '' 3; seq; echo "=> $?"; seq x; echo "=> $?"; seq 1 2 3 4; echo "=> $?"; seq 1 0 5; echo "=> $?"; seq -z; echo "=> $?"; yes | head -2; yes a b | head -1; 
