# Traps: EXIT, ERR, DEBUG, RETURN, signals.
bash -c 'trap "echo bye \$?" EXIT; exit 3'; echo $?; bash -c 'trap "echo e; exit 9" EXIT; exit 3'; echo $?; bash -c 'trap "echo bye" EXIT; kill $$' ; echo $?
bash -c 'trap "echo int" INT; kill -INT $$; echo after'; bash -c 'trap "" TERM; kill $$; echo survived'; 
trap 'echo x' EXIT INT; trap; trap -p INT; trap - INT; trap; trap - EXIT; trap; trap 'x' NOSUCH; echo "=> $?"; trap -z; echo "=> $?"; trap 'a b' 15 SIGHUP; trap -p; trap 15 HUP; trap; (trap 'echo sub' EXIT; echo in); trap 'echo parent' EXIT; (echo child); 
