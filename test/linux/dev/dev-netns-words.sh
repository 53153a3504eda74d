# ip netns: the words, and what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip netns add north
t ip netns add south
t ip netns add west
t ip -all netns exec ip link show lo
t ip -all netns exec
t ip -a netns exec false
t ip -all netns exec nosuchcommand
t ip netns list-id
t ip netns set north auto
t ip netns set south 7
t ip netns set west 7
t ip netns set west x
t ip netns set west
t ip netns set
t ip netns set nosuch 3
t ip netns list
t ip netns list-id
t ip netns list-id nsid 7
t ip -n north netns list
t ip netns exec north ip netns list-id
t ip netns identify 1
t ip netns identify abc
t ip netns identify 99999999
t ip netns pids
t ip netns pids nosuch
t ip netns add ..
t ip netns add ""
t ip netns del north south
t ip netns list
t ip -n south netns identify
t ip netns exec south ip netns identify
t ip netns exec south ip netns exec west ip netns identify
t ip -all netns del
t ip netns list
