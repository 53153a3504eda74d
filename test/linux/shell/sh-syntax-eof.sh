# The end of the file comes too early.
echo first
while true; do
  if false; then echo x; fi
