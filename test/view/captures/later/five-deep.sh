# Five namespaces one behind the other, asked from both ends, with too few hops left, and a way back that is missing at first.
last=""
for n in surface shallow middle deep abyss; do
  ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q -w net.ipv4.ip_forward=1
  [ -n "$last" ] && ip -n $last link add down-to-$n type veth peer name up-to-$last netns $n
  last=$n
done
ip -n surface addr add 10.65.1.1/24 dev down-to-shallow; ip -n shallow addr add 10.65.1.2/24 dev up-to-surface
ip -n shallow addr add 10.65.2.1/24 dev down-to-middle; ip -n middle addr add 10.65.2.2/24 dev up-to-shallow
ip -n middle addr add 10.65.3.1/24 dev down-to-deep; ip -n deep addr add 10.65.3.2/24 dev up-to-middle
ip -n deep addr add 10.65.4.1/24 dev down-to-abyss; ip -n abyss addr add 10.65.4.2/24 dev up-to-deep
for each in "surface down-to-shallow" "shallow up-to-surface" "shallow down-to-middle" "middle up-to-shallow" "middle down-to-deep" \
  "deep up-to-middle" "deep down-to-abyss" "abyss up-to-deep"; do set -- $each; ip -n $1 link set $2 up; done
ip -n surface route add 10.65.0.0/16 via 10.65.1.2; ip -n shallow route add 10.65.0.0/16 via 10.65.2.2; ip -n middle route add 10.65.4.0/24 via 10.65.3.2
ip netns exec surface ping -c 1 -W 1 10.65.4.2
ip -n middle route add 10.65.1.0/24 via 10.65.2.1; ip -n deep route add 10.65.0.0/16 via 10.65.3.1; ip -n abyss route add default via 10.65.4.1
ip netns exec surface ping -c 2 10.65.4.2; ip netns exec surface ping -c 1 -W 1 -t 2 10.65.4.2; ip netns exec abyss ping -c 1 -R 10.65.1.1
ip netns exec surface traceroute -n -q 1 10.65.4.2
