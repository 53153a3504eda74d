# Redirections with descriptors.
cd /run
echo out >f; echo more >>f; cat <f; cat f 2>/dev/null; { echo o; echo e >&2; } >o 2>e; cat o e; { echo o; echo e >&2; } &>both; cat both; { echo x; nosuchcmd; } >>both 2>&1; cat both
exec 3>three; echo to3 >&3; exec 3>&-; cat three; echo x >&3; echo "=> $?"
exec 4<f; read a <&4; read b <&4; echo "$a $b"; exec 4<&-; read c <&4; echo "=> $?"
{ echo 1; echo 2 >&2; } 3>&1 1>&2 2>&3 3>&- | sed 's/^/pipe: /'
echo hi 1>&2 2>/dev/null; ls /nosuch 2>&1 >/dev/null | wc -l; exec {fd}>dyn; echo $((fd>=10)); echo y >&$fd; exec {fd}>&-; cat dyn
cat <<<"here $((1+1))" <<<second; : >f; wc -c <f; cat <>f; echo abc 1<>f; cat f; >|f; set -C; echo x >o; echo "=> $?"; echo x >|o; cat o; set +C
echo a >f >g; cat f; echo "-"; cat g; echo >&2 err; if true; then echo in; fi >blk; cat blk; while read l; do echo "<$l>"; done <blk; f() { echo fn; } >fnout; f; cat fnout
(echo s; echo t) >u; tail -1 u; echo n >/dev/null; 
