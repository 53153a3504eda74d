# The list of signals.
kill -l; trap -l | head -2; kill -l 0; echo "=> $?"; kill -l 64 34 99; echo "=> $?"; kill -L | tail -1
