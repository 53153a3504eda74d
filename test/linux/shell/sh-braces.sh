# Brace expansion, tilde, and words that only look like it.
echo {a,b,c} x{1,2}y {1..5} {5..1} {01..10..3} {a..e} {e..a..2} {1..3}{x,y} {,a} a{,b} {a} {} {a,b {1..a}
echo {-2..2} {1..10..4} {10..1..-3} {z..x} {1.5..2} "{a,b}" \{a,b} {a\,b,c} {'a b',c} {$HOME,~}
echo ~ ~/x "~" ~root ~nosuch a~ x=~ ; y=~/z:~; echo $y
echo {a,b}{c,d{e,f}} {{a,b},c} ${HOME}{1,2} {a,b}$((1+1))
for i in {1..3}; do echo -n "$i "; done; echo
set +B; echo {a,b}; set -B; echo {a,b}
