# Names that run nothing, and paths that cannot.
cd /run
nosuchcommand; echo "=> $?"
./nosuch; echo "=> $?"
/run; echo "=> $?"
echo 'echo hi' >f; ./f; echo "=> $?"
chmod +x f; ./f; echo "=> $?"
./f/x; echo "=> $?"
nosuch2 2>/dev/null || echo caught
command nosuch3; echo "=> $?"
builtin nosuch4; echo "=> $?"
exec nosuch5
