# Which rules are the same when one is added or deleted.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip rule add pref 32767 lookup default
t ip rule add pref 32767 lookup default
t ip rule add from 10.1.0.0/16 pref 50 lookup 7
t ip rule add pref 50 lookup 7
t ip rule add from 10.2.0.0/16 pref 50 lookup 7
t ip rule add from 10.1.0.0/16 tos 0x10 pref 50 lookup 7
t ip rule add from 10.1.0.0/16 to 10.3.0.0/16 pref 50 lookup 7
t ip rule add not from 10.1.0.0/16 pref 50 lookup 7
t ip rule add to 10.3.0.0/16 pref 50 lookup 7
t ip rule add from 0/0 pref 60 lookup 8
t ip rule add not from 10.4.0.0/16 lookup 9
t ip rule add not from 10.4.0.0/16 lookup 9
ip rule
t ip rule del from 10.4.0.0/16 lookup 9
t ip rule del not lookup default
t ip rule del not from 10.9.9.9 lookup 8
t ip rule del to 10.3.0.0/16 pref 50
ip rule
