# Pipelines, their statuses and SIGPIPE.
false | true; ! true | false; echo $?; 
set -o pipefail; false | true; echo $?; (exit 3) | (exit 4) | true; echo $?; set +o pipefail
yes | head -2; seq 100000 | head -1; 
echo a | { read x; echo "in $x"; }; echo "out [$x]"; shopt -s lastpipe; echo b | read y; shopt -u lastpipe
echo err 2>&1 >/dev/null | cat; { echo o; echo e >&2; } |& sed 's/^/</'; echo 1 | (cat; echo 2) | cat;
for i in 1 2 3; do echo $i; done | while read l; do s=$((s+l)); echo $s; done; echo "[$s]"; echo a | cat - /dev/null; cat </dev/null | wc -l
time true 2>/dev/null; { time -p true; } 2>&1 | cut -d' ' -f1
