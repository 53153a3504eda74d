# sort.
cd /run; printf 'b 10\na 9\nc 2\nB 1\na 10\n' >f; sort f; sort -r f; sort -n f; sort -k2 f; sort -k2n f; sort -k2,2nr -k1 f; sort -u -k1,1 f; sort -f f; sort -t' ' -k 2 f; sort -k1.1,1.1 -k2n f; printf '10.0.0.2\n10.0.0.10\n9.0.0.1\n' | sort -t. -k1,1n -k4,4n; printf '  b\na\n' | sort -b; sort -s -k1,1 f; 
sort nosuch; echo "=> $?"; sort -k f; echo "=> $?"; sort -k 0 f; echo "=> $?"; sort -Q; echo "=> $?"; sort -t ab f; echo "=> $?"; sort -t '' f; echo "=> $?"; sort --nosuch; echo "=> $?"; 
