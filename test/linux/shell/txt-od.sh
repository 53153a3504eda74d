# od, hexdump, xxd, base64, md5sum.
cd /run; printf 'Hello, World!\n\0\001\377abcdefgh' >f; od -A n -t x1 f; od nosuch; echo "=> $?"; 
base64 f; echo hi | base64; echo aGkK | base64 -d; base64 -w 8 f; md5sum f; md5sum nosuch; echo "=> $?"; md5sum f >s; md5sum -c s; echo x >>f; md5sum -c s; echo "=> $?"; sha1sum f; sha256sum f; echo -n | md5sum; 
