echo a &&
echo >
