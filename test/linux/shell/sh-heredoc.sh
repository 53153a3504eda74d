# Here-documents and here-strings.
x=val
cat <<A
plain $x ${x}y $(echo sub) `echo old` $((1+2)) \$x \\ \a "q" 'q'
	tab
A
cat <<'A'
raw $x $(echo sub) \$x
A
cat <<-A
	stripped $x
		twice
	A
cat <<\A; cat <<"B C"
esc $x
A
two $x
B C
cat <<A | tr a-z A-Z; echo after
piped
A
while read l; do echo "<$l>"; done <<A
1
2 3
A
f() { cat <<A
in $1
A
}; f arg; cat <<A <<B
first
A
second
B
cat <<<"$x" ; cat <<<$x$x; cat <<< 'a
b'; read a b <<<"1 2 3"; echo "$a|$b"; echo $(cat <<A
insub $x
A
)
cat 3<<A <&3
fd three
A
cat <<A
open $x
