# ps, pgrep, pkill, pidof, in what does not hang on numbers.
cd /run; sleep 7 & p=$!; sleep 8 & wait $p; echo "=> $?"; kill %2; wait; 
