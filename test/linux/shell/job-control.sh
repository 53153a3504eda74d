# Jobs around ping: kill, wait, timeout, exit codes.
ip link set lo up
ping 127.0.0.1 >/run/o & p=$!; sleep 2.5; kill -INT $p; wait $p; echo "=> $?"; cat /run/o
ping 127.0.0.1 >/run/o & p=$!; sleep 1.5; kill -TERM $p; wait $p; echo "=> $?"; cat /run/o
timeout 2.5 ping 127.0.0.1
echo "=> $?"
timeout -s INT 1.5 ping 127.0.0.1
echo "=> $?"
timeout 5 ping -c 2 127.0.0.1 | tail -3
echo "=> $? ${PIPESTATUS[0]}"
ping -c 1 127.0.0.1 >/dev/null && echo up || echo down
ping -c 1 -W 1 203.0.113.9 >/dev/null 2>&1 && echo up || echo down
for i in 1 2 3; do ping -c 1 127.0.0.$i >/run/$i & done; wait; grep -c 'bytes from' /run/1 /run/2 /run/3
up() { ip link show "$1" | grep -q 'state UP\|LOOPBACK,UP' && echo "$1 is up"; }
up lo
up nosuch
ping -c 2 127.0.0.1 | grep -c ttl=64
ping -c 3 -i 0.2 127.0.0.1 | cut -d' ' -f5 | sort | uniq 2>/dev/null | head -n 2
