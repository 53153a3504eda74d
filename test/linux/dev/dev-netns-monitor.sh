# ip netns monitor tells of names that come and go.
ip netns monitor >/run/seen 2>&1 & pid=$!
sleep 0.3
ip netns add oak; ip netns add elm; ip netns del oak
sleep 0.3
cat /run/seen
ip -all netns del
sleep 0.3
kill $pid; wait $pid
cat /run/seen
