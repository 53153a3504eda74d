# More of test: numbers, files by age, one file under two names.
cd /run; >a; sleep 0.05; >b; ln -s a l; ln a h
[ a -ot b ]; echo $?; [ a -nt b ]; echo $?; [ a -ef h ]; echo $?; [ a -ef l ]; echo $?; [ a -ef b ]; echo $?; [ -L l ]; echo $?; [ -h a ]; echo $?
[ 08 -eq 8 ]; echo $?; [ " 5 " -eq 5 ]; echo $?; [ 0x10 -eq 16 ]; echo $?; [ -1 -lt 0 ]; echo $?; [ 99999999999999999999 -gt 1 ]; echo $?; [ "" -eq 0 ]; echo $?
[[ 08 -eq 8 ]]; echo $?; [[ 0x10 -eq 16 ]]; echo $?; [[ a -eq 0 ]]; echo $?; [[ 1+1 -eq 2 ]]; echo $?; [[ x = [[:lower:]] ]]; echo $?
[ -v HOME ]; echo $?; [ -v nosuch ]; echo $?; [ -o errexit ]; echo $?; [ -o braceexpand ]; echo $?; [ -t 0 ]; echo $?; 
