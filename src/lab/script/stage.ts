// The first half of what stands before a lab's script: bash that makes machines, cables and settings out of namespaces, veth pairs
// and bridges. A card is one end of a pair; its other end is in the stage's own namespace, numbered 9999 for every machine.
// Left out: what an Ethernet card has and a veth has not (its queues, its driver).
export const stage = `# ---- the stage: what the words below do -------------------------------------------------------------------------------
# Everything runs in namespaces of its own (mount, network, host name, process), which end with this script.
[ -n "\${STAGE-}" ] || {
  for each in unshare nsenter script mount ip hostname; do
    command -v $each >/dev/null || { echo "$0: there is no $each here (Debian: util-linux bsdutils mount iproute2 hostname)" >&2; exit 2; }
  done
  spaces="--mount --net --uts --ipc --pid --fork --mount-proc"
  [ "$(id -u)" = 0 ] || spaces="--user --map-root-user $spaces"
  unshare $spaces true 2>/dev/null || { echo "$0: this Linux makes no namespaces for $(id -un); as root: sudo bash $0" >&2; exit 2; }
  exec env -i STAGE=1 LC_ALL=C TZ=UTC TERM=dumb HOME=/root USER=root LOGNAME=root SHELL=/bin/bash \\
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin unshare $spaces --kill-child bash "$0" "$@"
}
unset STAGE
trap 'exit 130' INT TERM
note() { echo "note: $*" >&2; }
fail() { echo "$0: $*" >&2; exit 2; }
mount -t tmpfs tmpfs /run && mkdir /run/netns /run/stage && cd /run/stage || fail "nothing can be mounted here"
[ -e /dev/pts/ptmx ] || { mkdir -p /dev/pts; mount -t devpts devpts /dev/pts; } || fail "no terminals here: devpts cannot be mounted"
# Its own network namespace is the closet in which all cables end.
touch ../netns/closet && mount --bind /proc/self/ns/net ../netns/closet || fail "no room for namespaces"
echo 1 2>/dev/null >/proc/sys/net/ipv6/conf/default/disable_ipv6
pipe() { mkfifo pipe && eval "exec {$1}<>pipe" && rm pipe; } # VARIABLE: gets its descriptor
pipe nothing && pipe ready || fail "no pipes here"

declare -A space peer switches term keyboard told screen tty used
ports=0 wires=0 screens=0 acts=0 status=0 patience=300 prompt='\\u@\\H:\\w\\$ ' limit='' typing='' ended='' kept='' settings='' besides=() asides=()

# ---- machines, cards, cables
inside() { nsenter --target \${space[$1]} --mount --uts --ipc --net --pid=/proc/\${space[$1]}/ns/pid_for_children "\${@:2}"; }

# A machine's first process. /root, /tmp, /run, and of /etc its hosts and iproute2, are its own; the rest can only be read.
for each in /etc /usr /var /home /opt /srv; do
  [ ! -w $each ] || { mount --rbind $each $each && mount -o remount,bind,ro $each; } 2>/dev/null
done
room='hostname "$1"; mount -t tmpfs tmpfs /tmp
cp -r /etc/iproute2 /tmp && mount --bind /tmp/iproute2 /etc/iproute2
printf "127.0.0.1\\tlocalhost\\n127.0.1.1\\t%s\\n" "$1" >/tmp/hosts && mount --bind /tmp/hosts /etc/hosts
for each in /root /tmp /run; do mount -t tmpfs tmpfs $each; done
mkdir /run/netns; mount -t sysfs sys /sys
echo; while read -r _; do :; done'

machine() { # NAME
  [ \${#fresh[@]} = 0 ] || inherited
  unshare --net --mount --uts --ipc --pid --fork --mount-proc bash -c "$room" room "$1" <&$nothing >&$ready &
  space[$1]=$!
  read -r -t 60 _ <&$ready || fail "machine $1 does not start"
  # The far ends of its cards are in namespace 9999: so they can be told from pairs that the story makes.
  nsenter --net=/proc/$!/ns/net ip netns set closet 9999
  [ -z "$settings" ] || inside $1 bash -c 'echo "$1" >/run/.settings; echo ". /run/.settings; trap _look DEBUG" >/run/.debug
    . /run/.settings; _here ""
    ip -o monitor link 2>/dev/null | while read -r _; do _here ""; done &' settle "_settings=($settings); $look"
}

card() { # MACHINE DEVICE [MAC]
  ip link add "$2" \${3:+address $3} netns \${space[$1]} type veth peer name p$((++ports)) && peer[$1/$2]=p$ports
  [ -z "$settings" ] || inside $1 bash -c '. /run/.settings; _here ""'
}

switch() { # NAME [SECONDS]: after which it forgets a MAC
  switches[$1]=s$((++wires))
  ip link add s$wires type bridge mcast_snooping 0 ageing_time $((\${2-300} * 100)) && ip link set s$wires up
}

cable() { # END END [WORDS OF tc-netem]: a bridge of two ports, so that an end has carrier whatever the other does
  local wire=w$((++wires)) end port
  ip link add $wire type bridge mcast_snooping 0 ageing_time 0 && ip link set $wire up
  for end in "$1" "$2"; do
    port=\${peer[$end]-}
    [ -n "$port" ] || {
      port=p$((++ports))
      ip link add $port type veth peer name p$((++ports)) && ip link set p$ports mtu 65535 master \${switches[\${end%/*}]} up
    }
    ip link set $port mtu 65535 master $wire up
    [ $# = 2 ] || tc qdisc add dev $port root netem "\${@:3}" || note "no netem here: $1 - $2 carries everything at once"
  done
}
connect() { cable "$@"; }
rule() { note "the rule \\"$3\\" of $1 - $2 is TypeScript, and not here"; } # END END NAME

veth() { # MACHINE/DEVICE MACHINE/DEVICE
  ip link add "\${1#*/}" netns \${space[\${1%%/*}]} type veth peer name "\${2#*/}" netns \${space[\${2%%/*}]}
}

# ---- settings that namespaces and devices begin with
setting() { # [MACHINE[/NAMESPACE]:]NAME VALUE
  local where='*' name=\${1##*:}
  [ "$name" = "$1" ] || where=\${1%:*}
  [[ $name =~ ^[^.]*/ ]] || name=$(tr ./ /. <<<"$name")
  settings+="'$where \${name#net/} $2'"$'\\n'
}

# Looked at whenever a link is new, at each prompt and before each command of a script, which may have made what a setting is for.
look='_here() {
  local each where path value mark index
  for each in "\${_settings[@]}"; do
    read -r where path value <<<"$each"
    case $where in "*" | "$HOSTNAME" | "*/$1" | "$HOSTNAME/$1") ;; *) continue ;; esac
    [ -e /proc/sys/net/$path ] || continue
    mark=$1@$path; mark=/run/.set/\${mark//\\//:}
    each=\${path#*/*/}; each=/sys/class/net/\${each%%/*}/ifindex
    [ ! -e $each ] || { read -r index <$each && mark+=@$index; }
    [ -e $mark ] || { mkdir -p $mark && echo $value >/proc/sys/net/$path; }
  done
}
_look() {
  local netns
  _here ""
  for netns in /run/netns/*; do
    [ ! -e $netns ] || BASH_ENV= nsenter --net=$netns bash -c ". /run/.settings; _here \${netns##*/}"
  done
}'

fresh=()
fresh() { # FOLDER,FOLDER… NAME=VALUE…: what a namespace has when it is new
  local folder each
  for folder in \${1//,/ }; do for each in "\${@:2}"; do fresh+=("$folder/$each"); done; done
}

# Linux hands down what its first namespace has; where that is otherwise, what the lab has is written, before what the lab sets.
inherited() {
  local path value list='' audit='for each; do
    path=\${each%%=*}
    [ ! -e /proc/sys/net/$path ] || { read -r now </proc/sys/net/$path; [ "$now" = "\${each#*=}" ] || echo "$path \${each#*=}"; }
  done'
  while read -r path value; do [ -z "$path" ] || list+="'* $path $value'"$'\n'; done <<<"$(unshare --net bash -c "$audit" audit "\${fresh[@]}")"
  settings=$list$settings fresh=()
}
`;
