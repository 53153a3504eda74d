# date: formats of a given second.
export TZ=UTC; 
date -u -d @0; date -u -d @86399 -R; date -u -I -d @0; date -u --date='@5' +%s; date -d nonsense; echo "=> $?"; date -z; echo "=> $?"; date x; echo "=> $?"; 
