# export, unset, env and what a child sees.
x=1; bash -c 'echo "[$x]"'; export x; bash -c 'echo "[$x]"'; x=2 bash -c 'echo "[$x]"'; echo $x
unset x; bash -c 'echo "[${x-unset}]"'; export y=5 z; bash -c 'echo "[$y][${z-unset}]"'
export -n y; bash -c 'echo "[${y-unset}]"'; env -i a=1 b=2 | sort; env -u HOME bash -c 'echo [${HOME-none}]'
env -i bash -c 'echo $x'; export 'bad name'; echo "=> $?"; export 1x; echo "=> $?"; unset 1x; echo "=> $?"; unset -f nosuch; echo "=> $?"
f() { echo fn; }; export -f f; unset f; f 2>/dev/null; echo "=> $?"; unset -v; echo "=> $?"; unset -q; echo "=> $?"
printenv HOME; printenv nosuch; echo "=> $?"; printenv HOME nosuch; echo "=> $?"; env nosuchcmd; echo "=> $?"; 
