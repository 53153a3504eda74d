# wc.
cd /run; printf 'a b\nc\n' >f; >e; wc f; wc -l f; wc -w f; wc -c f; wc -m f; wc -lw f; wc f e; wc <f; cat f | wc; cat f | wc -l; wc nosuch f; echo "=> $?"; wc -z; echo "=> $?"; wc - <f; printf 'no newline' | wc -l; wc --lines f; wc --total=never f f; 
