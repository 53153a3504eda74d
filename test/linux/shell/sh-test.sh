# test, [ and [[, and their complaints.
cd /run; echo x >f; mkdir d; >e; chmod +x f
for o in e f d r w x s L p S b c g u k O G; do for p in f d e nosuch /dev/null; do [ -$o $p ]; echo -n $?; done; echo " -$o"; done
[ a = a ]; echo $?; [ a == b ]; echo $?; [ a != b ]; echo $?; [ a \< b ]; echo $?; [ b \> a ]; echo $?; [ "" ]; echo $?; [ ]; echo $?; test; echo $?
[ 1 -eq 1 -a 2 -gt 1 ]; echo $?; [ 1 -eq 2 -o 2 -gt 1 ]; echo $?; [ ! 1 -eq 2 ]; echo $?; [ \( 1 -eq 1 \) ]; echo $?
[ -z ]; echo $?; [ -n ]; echo $?; [ ! ]; echo $?; [ = ]; echo $?; [ a = ]; echo $?
[ 1 -eq x ]; echo $?; [ 1 -foo 2 ]; echo $?; [ a b ]; echo $?; [ a b c ]; echo $?; [ a b c d ]; echo $?; [ -f a b ]; echo $?; [ 1 -eq ]; echo $?
[ a = a; echo $?; test a = a ]; echo $?
