sleep 0.1 & sleep 0.2 & jobs | cut -c1-40; wait; jobs; echo none
sleep 0.1 & wait $!; echo $?; false & wait $!; echo $?; (exit 5) & p=$!; sleep 0.1; wait $p; echo $?; wait $p; echo $?
(sleep 0.1; echo 1) & (sleep 0.2; echo 2) & wait -n; echo first; wait; echo both
x=1; { x=2; echo in $x; } & wait; echo $x
sleep 100 & kill %1; wait %1 2>/dev/null; echo $?
sleep 100 & sleep 0.05; kill -INT $!; sleep 0.1; kill -0 $! && echo still there; kill -9 $!; wait $! 2>/dev/null
{ trap 'echo child term; exit 0' TERM; while :; do sleep 0.05; done; } & sleep 0.1; kill $!; wait $!; echo $?
cat & wait; echo stdin is null
echo a | cat & wait
f() { sleep 0.1; echo f done; }; f & wait $!; echo $?
nosuch_cmd & wait $!; echo $?
for i in 1 2 3; do { sleep 0.$i; echo job $i; } & pids="$pids $!"; done; for p in $pids; do wait $p; done; echo all
sleep 0.3 & (wait $! ; echo $?); wait
disown 2>&1; sleep 0.1 & disown; jobs; echo disowned

kill -0 $$ && echo me; kill -l 2; kill -s TERM 2>&1; echo $?
time_=1; timeout 0.1 bash -c 'trap "echo timed; exit 7" TERM; sleep 5 & wait'; echo $?
timeout 0.1 bash -c 'while :; do sleep 0.01; done'; echo $?
bash -c 'sleep 0.1 & exit 3'; echo $?
coproc_=1; exec 5>&1; (echo to5 >&5) | cat; exec 5>&-
trap 'echo T1' TERM; kill $$; kill $$; trap - TERM
exec bash -c 'echo replaced; exit 6'
echo not reached
