# Substitutions that bash refuses.
a=5
(echo ${a b}); echo "=> $?"
(echo ${}); echo "=> $?"
(echo ${a!}); echo "=> $?"
(echo ${1x}); echo "=> $?"
(echo ${a@Z}); echo "=> $?"
(echo ${a-}${b-}); echo "=> $?"
(echo ${!}); echo "=> $?"
(x='a b'; echo ${!x}); echo "=> $?"
(echo ${#a#}) ; echo "=> $?"
echo ${a.b}
