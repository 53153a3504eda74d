# sleep, timeout, time.
s=$SECONDS; sleep 1; sleep 0.1 0.1; sleep 0.01m; sleep 1s; sleep; echo "=> $?"; sleep x; echo "=> $?"; sleep 1x; echo "=> $?"; sleep 0 y z; echo "=> $?"; sleep .1; 
timeout 0.2 sleep 5; echo "=> $?"; timeout -s KILL 0.2 sleep 5; echo "=> $?"; timeout 1 nosuch; echo "=> $?"; timeout; echo "=> $?"; timeout 1; echo "=> $?"; timeout x true; echo "=> $?"; timeout -z 1 true; echo "=> $?"; timeout --preserve-status 0.1 sleep 5; echo "=> $?"; timeout 0 true; echo "=> $?"; timeout 0.1 bash -c 'sleep 1; echo no'; echo "=> $?"; timeout 0.01m sleep 3; echo "=> $?"; 
TIMEFORMAT='%0R'; time sleep 1; TIMEFORMAT='r %1R%%'; 
