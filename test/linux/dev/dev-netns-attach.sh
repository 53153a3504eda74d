# ip netns attach gives a process's namespace a name; what identify, pids and list make of it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add oak
t ip netns attach elm $$
t ip netns list
t ip netns identify
ip netns exec oak sleep 30 & pid=$!
sleep 0.3
t ip netns attach ash $pid
ip netns list
ip netns identify $pid | sort
ip -n ash link add fir type dummy
ip -n oak link show fir | grep -o fir
t ip netns del oak
ip -n ash link show fir | grep -o fir
t ip netns attach ash $pid
t ip netns attach
t ip netns attach birch
t ip netns attach birch x
t ip netns attach birch 999999
t ip netns attach bi/rch $pid
kill $pid; ip netns list
