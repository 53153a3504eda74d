#!/bin/bash
# real-kernel.sh ROUTERS PINGS: the chain of bench/labs.mjs on a real kernel, in namespaces of a name of their own that are
# removed again; prints how long the flood took. Needs root, iproute2 and ping; exits with 1 where something is missing.
set -eu
routers=$1 pings=$2 last=$(($1 + 1)) own=skbench$$
[ "$(id -u)" = 0 ] && command -v ip ping >/dev/null || exit 1
cleanup() { for i in $(seq 0 $last); do ip netns del $own-$i 2>/dev/null || true; done; }
trap cleanup EXIT
for i in $(seq 0 $last); do
  ip netns add $own-$i 2>/dev/null || exit 1
  ip -n $own-$i link set lo up
done
for i in $(seq 0 $((last - 1))); do
  ip link add va netns $own-$i type veth peer name vb netns $own-$((i + 1)) 2>/dev/null || exit 1
  ip -n $own-$i addr add 10.0.$i.1/24 dev va
  ip -n $own-$((i + 1)) addr add 10.0.$i.2/24 dev vb
  ip -n $own-$i link set va up
  ip -n $own-$((i + 1)) link set vb up
done
for i in $(seq 0 $last); do
  ip netns exec $own-$i sysctl -qw net.ipv4.ip_forward=1
  [ $i -lt $((last - 1)) ] && ip -n $own-$i route add 10.0.$((last - 1)).0/24 via 10.0.$i.2
  [ $i -ge 2 ] && ip -n $own-$i route add 10.0.0.0/24 via 10.0.$((i - 1)).1
done
target=10.0.$((last - 1)).2
ip netns exec $own-0 ping -q -c 1 $target >/dev/null || exit 1
start=$(date +%s.%N)
ip netns exec $own-0 ping -q -f -c $pings $target >/dev/null
end=$(date +%s.%N)
awk "BEGIN { printf \"%.6f s\n\", $end - $start }"
