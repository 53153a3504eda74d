echo a

foo bar | | baz
