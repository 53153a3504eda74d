echo a
echo "unclosed
echo b
