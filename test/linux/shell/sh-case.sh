# case: patterns, fall through.
t() { case $1 in a|b) echo ab;; [0-9]*) echo digit;; "") echo empty;; *.sh) echo script;; \*) echo star;; ?) echo one;; -*) echo opt;& x) echo fell;; y*) echo y;;& *y) echo ends y;; *) echo other;; esac; }
for w in a b 5x '' f.sh '*' z -v x yy yx long; do echo -n "$w: "; t "$w" | tr '\n' ' '; echo; done
case x in (x) echo paren;; esac; case x in y) ;; esac; echo $?; case x in x) false;; esac; echo $?; case "a b" in a\ b) echo sp;; esac; v='a*'; case abc in $v) echo pat;; esac; case abc in "$v") echo no;; *) echo quoted;; esac; case $(echo q) in q) echo sub; esac
