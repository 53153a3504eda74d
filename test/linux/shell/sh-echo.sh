# echo and its letters.
echo -e 'a\tb\n\x41\0101\u41\\'; echo -E 'a\tb'; echo -ne 'x\n'; echo -nx; echo -- a; echo - a; echo -e -n 'y\n'; echo "a   b"   c; echo -e '\e[1m' | cat -v; echo -e 'a\bb\a\f\v\r' | cat -v; echo -en; 
