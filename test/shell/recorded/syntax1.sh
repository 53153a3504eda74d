echo before
if true; then echo same line; fi
for i in 1; do
echo )
done
echo never
