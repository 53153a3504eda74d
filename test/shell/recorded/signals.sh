trap 'echo term' TERM; (sleep 0.2; kill -TERM $$) & sleep 1 & wait $!; echo "wait $?"; wait
trap '' TERM; kill $$; echo ignored; trap - TERM
trap 'echo exit $?' EXIT
f() { trap 'echo hup' HUP; kill -HUP $$; }; f
x=$(kill -0 $$ && echo alive); echo $x
(trap 'echo sub exit' EXIT; kill -TERM $BASHPID; echo no); echo $?
sleep 0.5 | true; echo pipe
yes_() { while :; do echo y || exit 1; done; }; yes_ | head -1; echo ${PIPESTATUS[@]}
seq 100000 | head -1; echo ${PIPESTATUS[@]}
s=$SECONDS; while [ $((SECONDS - s)) -lt 2 ]; do sleep 0.5; done; echo looped
n=0; while sleep 0.1; do n=$((n+1)); [ $n = 3 ] && break; done; echo $n
kill -INT $$
echo not reached
