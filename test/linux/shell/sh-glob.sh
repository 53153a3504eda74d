# Pathnames, and patterns that match nothing.
cd /run; mkdir g; cd g; >a1; >a2; >b1; >.hid; mkdir d; >d/x; >'sp ace'
echo * ; echo a* [ab]1 ?? [!a]* [a-b]? */ d/* */x .h* nosuch* 'a*' "a"* \*
echo /proc/sys/net/ipv4/conf/*/rp_filter | tr ' ' '\n' | grep -c rp_filter
shopt -s nullglob; echo nosuch* end; shopt -u nullglob
shopt -s dotglob; echo *; shopt -u dotglob
shopt -s failglob; echo nosuch*; echo "=> $?"; shopt -u failglob
shopt -s extglob; shopt -u extglob
set -f; set +f; v='a*'; 
for f in none*; do echo "<$f>"; done
shopt -u nocaseglob; shopt -s globstar; 
