# expr: operators, strings, mistakes.
e() { expr "$@"; echo "=> $?"; }
e 1 + 2; e 5 / 0; e 5 % 0; e 3 \* 4; e a : '\(.\)'; e length abc; e substr abcdef 2 3; e substr abc 9 1; e substr abc x 1; e index abc c; e index abc x; e 1 \< 2; e 10 \< 9; e 10 \< a9; e a = b; e a '!=' b; e a == a; e 2 '<=' 1; e; e 1 +; e x + 1; e 0; e ''; e abc : 'a.'; e match abc b; e \( 1 + 2 \) \* 3; e -5 / 2; e -5 % 3
e 1 '|' 2; e '' '|' 0; e 0 '|' 5; e 0 '&' 1; e 3 '&' 4; e 1 '|' 1 / 0; e 0 '&' 1 / 0; e + length; e 1 2; e 99999999999999999999 + 1; e 3 -; e ')'; e '(' 1; e '(' 1 2; e -- 1 + 1; e abc : 'x*'; e abc : '\(x\)*'; e 1.5 + 1; e 2 + 3 \* 4 - 1; e 10 - 3 - 2; e aXb : 'a\(.*\)b'; e 192.168.1.7 : '.*\.\([0-9]*\)$'; e ' 1' + 1
i=3; while [ $i -gt 0 ]; do i=$(expr $i - 1); echo $i; done
