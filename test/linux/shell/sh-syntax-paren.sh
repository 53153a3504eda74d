# A closing parenthesis with nothing open.
echo first
echo a ) b
echo third
