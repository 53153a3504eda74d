# What stands before the error has run; what stands after has not.
echo first
if true; then
  echo second
done
echo third
