sleep 100 & p=$!; kill $p; wait $p; echo $?
sleep 100 & p=$!; kill -9 $p; wait $p; echo $?
sleep 0.2 & wait; echo $?; (sleep 0.1; exit 3) & wait $!; echo $?
sleep 0.3 & a=$!; sleep 0.1 & b=$!; wait $b; echo b; wait $a; echo a
{ sleep 0.2; echo late; } & echo early; wait
for i in 3 1 2; do (sleep 0.$i; echo $i) & done; wait; echo all
bash -c 'kill -TERM $$'; echo $?
bash -c 'kill -KILL $$'; echo $?
bash -c 'exit 9'; echo $?; bash -c 'echo $0 $1' name arg; bash -c 'nosuch'; echo $?; bash /nope; echo $?
(kill -HUP $BASHPID); echo $?
timeout 0.2 sleep 5; echo $?; timeout 5 true; echo $?; timeout 5 false; echo $?; timeout -s KILL 0.1 sleep 5; echo $?; timeout 1 nosuch; echo $?; timeout; echo $?; timeout x true; echo $?
trap 'echo got term' TERM; kill $$; echo after; trap - TERM
trap 'echo got int; exit 3' INT; (sleep 0.1; kill -INT $$) & sleep 0.3; echo not reached
