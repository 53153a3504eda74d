# set and shopt: listing, unknown words.
set -o | head -30; set +o | head -4; echo "$-"; set -eu; echo "$-"; set +eu; set -o pipefail; shopt pipefail; echo "=> $?"
set -o nosuch; echo "=> $?"; set -q; echo "=> $?"; 
shopt -s nosuch; echo "=> $?"; shopt -q extglob; echo "=> $?"; shopt -z; echo "=> $?"
set -- a b; echo $1 $#; set --; echo $#; set -f x y; echo $1 "$-"; set +f; set a -b; echo "$*"; set -; echo "=> $?"
set -n; 
