# A quote that is never closed, a brace and a parenthesis too.
echo one
echo 'open
echo two
